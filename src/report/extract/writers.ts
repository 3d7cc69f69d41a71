/** The formats of extracts that need nothing but their texts; another is a file and a line here. */
import { extractCsv } from './csv.ts'
import { extractJson, extractNdjson } from './json.ts'
import { extractXlsx } from './workbook.ts'
import type { ExtractFormat } from './writer.ts'
import { extractXbrlJson } from './xbrl-json.ts'

export const extractFormats: readonly ExtractFormat[] = [
  extractJson,
  extractNdjson,
  extractCsv,
  extractXlsx,
  extractXbrlJson,
]
