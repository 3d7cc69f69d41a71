/** What a DOCX holds, as far as a release needs it; the shapes are those of `mammoth`. */

export interface Document {
  readonly type: 'document'
  readonly children: readonly Node[]
  readonly notes: { resolve(reference: NoteReference): NoteBody | null }
}

export type Node =
  | Paragraph
  | Run
  | Container
  | Table
  | TableRow
  | TableCell
  | NoteReference
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'bookmarkStart'; readonly name?: string }
  | { readonly type: 'tab' | 'image' | 'checkbox' | 'commentReference' }

export interface Paragraph {
  readonly type: 'paragraph'
  readonly children: readonly Node[]
  readonly styleName: string | null
  readonly alignment: string | null
  readonly numbering: { readonly level: string; readonly isOrdered: boolean } | null
  /** In twentieths of a point. */
  readonly indent: {
    readonly start: string | null
    readonly firstLine: string | null
    readonly hanging: string | null
  }
}

export interface Run {
  readonly type: 'run'
  readonly children: readonly Node[]
  readonly styleName: string | null
  readonly isBold: boolean
  readonly isUnderline: boolean
  readonly isStrikethrough: boolean
  readonly isAllCaps: boolean
  readonly verticalAlignment: string
  readonly fontSize: number | null
}

export interface Container {
  readonly type: 'hyperlink'
  readonly children: readonly Node[]
}

export interface Table {
  readonly type: 'table'
  readonly children: readonly Node[]
}

export interface TableRow {
  readonly type: 'tableRow'
  readonly children: readonly Node[]
  readonly isHeader: boolean
}

export interface TableCell {
  readonly type: 'tableCell'
  readonly children: readonly Node[]
  readonly colSpan: number
  readonly rowSpan: number
}

export interface NoteReference {
  readonly type: 'noteReference'
  readonly noteType: 'footnote' | 'endnote'
  readonly noteId: string
}

export interface NoteBody {
  readonly body: readonly Node[]
}
