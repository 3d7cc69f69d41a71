/**
 * Numbers inside the words of a table: "net of allowance of $591 and $650", "$0.01 par value", a
 * range or remark in a cell of its own.
 *
 * In: lines of a grid. Out: their figures and non-figures, read as prose; amounts without a scale
 * of their own are in that of the table. Separate, because these stand in a label but are
 * statements.
 */
import type { Cell } from '../../model/document.ts'
import type { NonFigure } from '../../model/figure.ts'
import { append } from '../../number/append.ts'
import { shift } from '../../number/decimal.ts'
import { speedWords } from '../../number/number-words.ts'
import { readProse } from '../prose/read-prose.ts'
import type { OpenFigure } from './entries.ts'
import type { Item } from './items.ts'
import type { Draft } from './rows.ts'
import { type Measure, scaleFor } from './scale.ts'

export interface LabelNumbers {
  readonly figures: readonly OpenFigure[]
  readonly nonFigures: readonly NonFigure[]
}

/** The numbers in the labels of `lines` and in the words beside their figures. */
export function numbersInLabels(
  lines: readonly Draft[],
  block: number,
  measure: Measure,
): LabelNumbers {
  const cells = lines.flatMap(({ placed }) => {
    const ranges = placed.values.filter((item): item is Item => item?.kind === 'range')
    return [...placed.label, ...placed.beside, ...ranges].map(({ cell }) => cell)
  })
  return numbersInCells(cells, block, measure)
}

/** The numbers in cells of words. */
export function numbersInCells(
  cells: readonly Cell[],
  block: number,
  measure: Measure,
): LabelNumbers {
  const figures: OpenFigure[] = []
  const nonFigures: NonFigure[] = []
  const seen = new Set<number>()
  for (const cell of cells) {
    if (!/\d/.test(cell.text) || seen.has(cell.place.start)) continue
    seen.add(cell.place.start)
    const read = readNumbers(cell, block, measure)
    if (noteList.test(cell.text)) {
      append(nonFigures, read.figures.map(asNote))
      append(nonFigures, read.nonFigures)
      continue
    }
    append(
      figures,
      read.figures.filter((figure) => !isNameOfLine(figure)),
    )
    append(nonFigures, read.figures.filter(isNameOfLine).map(asName))
    append(nonFigures, read.nonFigures)
  }
  return { figures, nonFigures }
}

/** "IP Service (100Mbps-999Mbps)": the speed says which service the row is of. */
function isNameOfLine({ text }: OpenFigure): boolean {
  return speedWords.some((word) => text.endsWith(word))
}

/** "6, 19" under "Notes". */
const noteList = /^\s*\(?\d{1,2}(?:\s?[,&]\s?\d{1,2})+\)?\s*$/

function asNote({ text, place }: OpenFigure): NonFigure {
  return { text, place, reason: 'note-mark' }
}

function asName({ text, place }: OpenFigure): NonFigure {
  return { text, place, reason: 'name' }
}

function readNumbers(cell: Cell, block: number, measure: Measure): LabelNumbers {
  const { figures, nonFigures } = readProse(cell, block)
  return {
    figures: figures.map((figure): OpenFigure => {
      const isPlain = figure.scale === 0 && (figure.kind === 'amount' || figure.kind === 'shares')
      const scale = isPlain ? scaleFor(figure.kind, '', {}, measure) : figure.scale
      const unit = figure.unit ?? (figure.kind === 'amount' ? measure.currency : undefined)
      return {
        ...figure,
        id: '',
        scale,
        value: shift(figure.printed, scale),
        ...(unit === undefined ? {} : { unit }),
      }
    }),
    nonFigures,
  }
}
