/**
 * The contract `tanshin/check/1` as a schema: the type that `json.ts` writes, and the JSON Schema
 * that is published as `schema/tanshin-check-1.schema.json` (written by `tools/schema.ts`).
 */
import { z } from 'zod'

const id = z.string().min(1)
const exact = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('An exact decimal, no exponent.')

const place = z.object({
  page: z.number().int().min(1).optional().describe('Of a document with pages.'),
  box: z.array(z.number()).length(4).optional().describe('[x0, y0, x1, y1] on the page.'),
  ocr: z.literal(true).optional().describe('The page was read by OCR, and may be misread.'),
  sheet: z.string().optional().describe('Of a workbook.'),
  cell: z.string().optional().describe('Of a workbook: "B12".'),
  path: z.string().optional().describe('HTML: the path of elements that leads to it.'),
  line: z.number().int().min(1),
  column: z.number().int().min(1).describe('In UTF-16 units, from 1.'),
  start: z.number().int().min(0).describe('Offset into the decoded source, in UTF-16 units.'),
  end: z.number().int().min(0),
})

const figurePlace = place.extend({
  table: z.number().int().min(0).optional(),
  row: z.number().int().min(0).optional(),
  col: z.number().int().min(0).optional(),
})

const fact = z.object({
  concept: z.string().optional().describe('Where the label is understood: "Revenue".'),
  label: z.string().describe('In the words of the release.'),
  period: z
    .string()
    .optional()
    .describe('"2007-04-01/2007-06-30", "P3M/2023-10-29", "2007-06-30" or "FY2007-Q1".'),
  unit: z.string().optional(),
  forecast: z.boolean().optional(),
  dimensions: z.record(z.string(), z.string()),
})

const figure = z.object({
  id,
  text: z.string().describe('As printed.'),
  value: exact.describe('With sign and scale applied: "(24.3%)" is "-0.243".'),
  kind: z.enum(['amount', 'percent', 'points', 'ratio', 'per-share', 'shares', 'count']),
  unit: z.string().optional().describe('ISO 4217, "shares" or "pure".'),
  scale: z.number().int().describe('The power of ten in force: millions 6, percent -2.'),
  decimals: z.number().int().describe('Accuracy of the value: to the million -6, to the cent 2.'),
  approximate: z.boolean().optional(),
  state: z.enum(['ticked', 'finding', 'untested']),
  reason: z
    .enum([
      'no other figure determines it',
      'label not understood',
      'period not understood',
      'cell unreadable',
      'stated as approximate',
      'forecast',
      'evidence too weak',
    ])
    .optional()
    .describe('Why it is untested.'),
  confirmed: z
    .object({ reference: z.string(), by: z.string().optional() })
    .optional()
    .describe('Looked up by hand, as the baseline says; it stays untested.'),
  place: figurePlace,
  fact: fact.optional(),
  relations: z.array(id).readonly(),
})

const relation = z.object({
  id,
  check: z.string(),
  kind: z.enum([
    'sum',
    'difference',
    'product',
    'ratio',
    'change',
    'same',
    'roll-forward',
    'order',
    'pairing',
  ]),
  holds: z.enum(['exactly', 'within-rounding', 'by-plug', 'no']),
  figures: z
    .array(
      z.object({
        id,
        role: z.string().describe('"result", or what it is in the relation: "addend", "now".'),
        weight: z.union([z.literal(1), z.literal(-1)]).optional(),
      }),
    )
    .readonly(),
  stated: exact,
  recomputed: exact,
  difference: exact,
  evidence: z.array(z.string()).readonly(),
  bits: z.number(),
})

const finding = z.object({
  id: id.describe('A fingerprint: the same finding in the next draft has the same id.'),
  number: z.number().int().min(1).describe('Its number in every report of this check.'),
  check: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string().describe('One sentence: what is stated, what it should be, by how much.'),
  figures: z.array(id).readonly().describe('The likeliest to be wrong first.'),
  relations: z.array(id).readonly(),
  suggestion: z.object({ figure: id, text: z.string(), why: z.string() }).optional(),
  accepted: z.object({ reason: z.string(), by: z.string().optional() }).optional(),
  place,
})

const count = z.number().int().min(0)
const counts = { figures: count, ticked: count, finding: count, untested: count }

/** One check. */
export const checkSchema = z.object({
  schema: z.literal('tanshin/check/1'),
  document: z.object({
    path: z.string(),
    format: z.enum(['html', 'markdown', 'text', 'pdf', 'docx', 'xlsx']),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pages: z.number().int().min(1).optional(),
    title: z.string().optional(),
  }),
  figures: z.array(figure).readonly(),
  relations: z.array(relation).readonly(),
  findings: z.array(finding).readonly(),
  inferred: z
    .array(
      z.object({
        text: z.string(),
        implied: z.string().optional(),
        contradicts: z
          .literal(true)
          .optional()
          .describe('The digits that can be read are not those of the implied value.'),
        relation: id.optional(),
        place,
      }),
    )
    .readonly()
    .describe('Cells that cannot be read, with what the arithmetic implies for them.'),
  coverage: z.object({
    ...counts,
    unread: count.describe('Blocks and cells that could not be read.'),
    parts: z
      .array(z.object({ title: z.string(), table: z.number().int().min(0).optional(), ...counts }))
      .readonly(),
  }),
})

export type CheckJson = z.infer<typeof checkSchema>

/** The published JSON Schema (draft 2020-12). Later versions may add fields. */
export function jsonSchema(): object {
  return {
    title: 'The check of a release by Tanshin',
    ...z.toJSONSchema(checkSchema, {
      io: 'input',
      // Lists are read-only to our code, which is nobody else's concern.
      override: ({ jsonSchema }) => {
        delete jsonSchema.readOnly
      },
    }),
  }
}
