/** `--ocr`, which every command that reads releases knows by the same words. */
import { assertOcr } from '../batch/ocr.ts'
import type { Options } from './command.ts'

export const ocrOption = {
  flags: '--ocr',
  help: 'read pages without usable text off their pictures, by tesseract',
}

/** Whether it is asked for. Throws a `UserError` where it is and tesseract is not installed. */
export function isOcrAsked({ ocr }: Options): boolean {
  if (ocr !== true) return false
  assertOcr()
  return true
}
