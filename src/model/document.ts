/** What a reader returns: the release as blocks, every piece of text with its place. */
import type { Place } from './place.ts'

export type Format = 'html' | 'markdown' | 'text' | 'pdf' | 'docx' | 'xlsx'

export interface Document {
  readonly format: Format
  readonly title?: string
  /**
   * The decoded source; every place points into it. Of a file that is no text (PDF, DOCX, XLSX) it
   * is the text its reader composed; `pages` or `cells` lead from there back to the file.
   */
  readonly source: string
  readonly blocks: readonly Block[]
  /** PDF: its pages, in order; every one of them, the unread ones too. */
  readonly pages?: readonly Page[]
  /** XLSX: where each cell's text stands in `source`, in order. */
  readonly cells?: readonly SheetCell[]
}

/** A page of a PDF, and where each character of its text is drawn. */
export interface Page {
  /** Its part of `Document.source`. */
  readonly start: number
  readonly end: number
  /** As displayed (turned by the page's own rotation), in points. */
  readonly width: number
  readonly height: number
  /**
   * Four numbers for each character of the part, `[x0, y0, x1, y1]` in points from the top left
   * corner of the page as displayed; all zero for one the reader added (a space, a line end).
   */
  readonly boxes: Float32Array
  /** Its text was read off a picture, and may be misread. */
  readonly ocr?: true
}

/** A cell of a workbook: `source.slice(start, end)` is its text as displayed. */
export interface SheetCell {
  readonly start: number
  readonly end: number
  readonly sheet: string
  /** "B12". */
  readonly ref: string
}

export type Block = Heading | Paragraph | Item | Note | Table | Unread

/** A run of text and where each part of it stands in the source. White space is collapsed. */
export interface Text {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/**
 * `text.slice(at, next.at)` stands at `start`–`end` of the source. The lengths are equal but for
 * an entity or collapsed white space, which is then a piece of its own.
 */
export interface Piece {
  readonly at: number
  readonly start: number
  readonly end: number
  readonly bold?: boolean
  readonly superscript?: boolean
}

export interface Heading extends Text {
  readonly kind: 'heading'
  readonly level: number
  readonly place: Place
}

export interface Paragraph extends Text {
  readonly kind: 'paragraph'
  readonly place: Place
}

/** One item of a list, its bullet or number left out of the text. */
export interface Item extends Text {
  readonly kind: 'item'
  readonly place: Place
}

/** A footnote, its mark apart: "1", "(A)", "*". */
export interface Note extends Text {
  readonly kind: 'note'
  readonly mark: string
  readonly place: Place
}

/** What could not be read; it counts against coverage. */
export interface Unread {
  readonly kind: 'unread'
  readonly reason: string
  readonly place: Place
}

/** A table as its source has it: rows of cells on a grid, spans not yet resolved into meaning. */
export interface Table {
  readonly kind: 'table'
  readonly place: Place
  readonly rows: readonly Row[]
  /** Width of the grid. */
  readonly width: number
}

export interface Row {
  readonly cells: readonly Cell[]
}

export interface Cell extends Text {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly place: Place
  /** Marked up as a heading cell. */
  readonly header?: boolean
  readonly bold?: boolean
  /** Indent of the first line, in points; text formats: 6 per space. */
  readonly indent?: number
  readonly align?: 'left' | 'right' | 'center'
  /** Ruling lines: 0 none, 1 single, 2 double. */
  readonly ruleAbove?: 0 | 1 | 2
  readonly ruleBelow?: 0 | 1 | 2
}
