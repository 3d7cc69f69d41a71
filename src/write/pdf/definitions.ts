/**
 * The look of a printed release in Typst: fonts and sizes, headings, notes, tables. The same in
 * every release; what differs is in the code that calls these.
 */

/** Before anything: expects `entity`, `running` (the head of each page) and `marks` (of notes). */
export const lookDefinitions = `
#let ink = rgb("#16191f")
#let quiet = rgb("#595e67")
#let serif = ("Source Serif 4", "Libertinus Serif", "Noto Sans JP")
#let sans = ("Inter", "Libertinus Serif", "Noto Sans JP")
#set text(font: serif, size: 9.5pt, fill: ink, ligatures: false)
#set par(leading: 0.62em, spacing: 1.25em, justify: false)
#set page(
  paper: "a4",
  margin: (x: 17mm, top: 20mm, bottom: 20mm),
  header: context if counter(page).get().first() > 1 {
    set text(font: sans, size: 7pt, fill: quiet)
    grid(columns: (auto, 1fr), entity, align(end, running))
  },
  footer: context {
    set text(font: sans, size: 7pt, fill: quiet)
    align(end, counter(page).display("1 / 1", both: true))
  },
)
#set footnote(numbering: n => marks.at(n - 1, default: str(n)))
#show footnote.entry: set text(font: sans, size: 7pt, fill: quiet)
#set footnote.entry(
  gap: 0.5em, indent: 0em, separator: line(length: 30%, stroke: 0.4pt + luma(150)),
)
#show heading: set block(above: 22pt, below: 9pt, sticky: true)
#show heading.where(level: 1): set text(size: 21pt, weight: 600)
#show heading.where(level: 2): set text(size: 13.5pt, weight: 600)
#show heading.where(level: 3): set text(size: 11pt, weight: 600)
#set strong(delta: 200)
#set super(typographic: false, size: 0.68em)
#show link: set text(fill: rgb("#1d3aa6"))
#show list: set block(above: 10pt, below: 12pt)
#show enum: set block(above: 10pt, below: 12pt)
#set list(marker: [•], indent: 2pt, body-indent: 7pt, spacing: 0.8em)
#set enum(indent: 2pt, body-indent: 7pt, spacing: 0.8em)
#set figure.caption(position: top)
#show figure.caption: it => block(
  width: 100%, below: 5pt, sticky: true,
  align(start, text(font: sans, size: 8.5pt, weight: 600, it.body)),
)
#let small(body) = block(text(font: sans, size: 7.5pt, fill: quiet, body))
#let unreferred(mark, body) = small({ super(mark); " "; body })
#let saying(body) = quote(block: true, emph(body))
#let line-of(body) = block(
  above: 10pt, below: 5pt, text(font: sans, size: 8.5pt, fill: quiet, body),
)
#let highlight(title, body, remark) = block(
  width: 100%, above: 0pt, below: 0pt, inset: (y: 5pt),
  stroke: (bottom: 0.4pt + luma(190)),
  {
    set text(font: sans, size: 8.5pt)
    text(weight: 500, title)
    ": "
    text(size: 11pt, weight: 600, body)
    remark
  },
)
`

/** A positive number leaves the room of a bracket behind it. */
export const tableDefinitions = `
#let room = h(0.36em)
#let unit(body) = { h(7pt); text(size: 7.5pt, weight: 400, fill: quiet, body) }
#let remark(body) = block(
  above: 5pt, below: 5pt, text(font: sans, size: 7pt, fill: quiet, body),
)
#let hairline = table.hline(stroke: 0.3pt + luma(215))
#let thin = 0.5pt + ink
#let head(colspan: 1, rowspan: 1, now: false, last: false, left: false, body) = {
  let side = if left { start } else if colspan > 1 { center } else { end }
  let rule = if last { thin } else { 0.5pt + luma(160) }
  table.cell(
    colspan: colspan, rowspan: rowspan, align: side + bottom,
    stroke: if body == "" and not last { none } else { (bottom: rule) },
    {
      set par(leading: 0.45em)
      text(weight: if now { 600 } else { 500 }, body)
      if side == end { room }
    },
  )
}
#let section(span: 1, indent: 0, first: false, body) = table.cell(
  colspan: span,
  inset: (top: if first { 4pt } else { 8pt }, bottom: 3.2pt, left: indent * 9pt),
  text(weight: 600, body),
)
#let label(kind: "line", indent: 0, body) = table.cell(
  inset: (left: indent * 9pt),
  {
    set par(leading: 0.45em, hanging-indent: 6pt)
    text(weight: if kind == "total" { 600 } else { 400 }, body)
  },
)
#let rules = (line: none, subtotal: (top: thin), total: (top: thin, bottom: thin))
#let figure-cell(kind: "line", now: false, left: false, negative: false, body) = table.cell(
  align: (if left { start } else { end }) + bottom,
  stroke: rules.at(kind, default: none),
  {
    text(weight: if kind == "total" { 600 } else if now { 500 } else { 400 }, body)
    if not left and not negative { room }
    if kind == "total" { place(bottom + end, dy: 5pt, line(length: 100%, stroke: thin)) }
  },
)
#let release-table(columns: (), size: 8pt, ..cells) = {
  set text(font: sans, size: size, number-type: "lining", number-width: "tabular")
  set par(justify: false)
  set table.cell(breakable: false)
  table(
    columns: columns, column-gutter: 9pt, inset: (x: 0pt, y: 3.2pt),
    stroke: none, align: start + bottom, ..cells,
  )
}
#let release-figure(title: [], whole: true, noted: false, body) = {
  show figure: set block(
    breakable: not whole, above: 16pt, below: if noted { 8pt } else { 18pt }, width: 100%,
  )
  show figure: set align(start)
  figure(kind: table, supplement: none, numbering: none, caption: title, body)
}
#let release-chart(title: [], body) = {
  show figure: set block(breakable: false, above: 16pt, below: 18pt, width: 100%)
  show figure: set align(start)
  figure(kind: image, supplement: none, numbering: none, caption: title, body)
}
`
