/**
 * Composition → a Word document: headings, real tables and footnotes, styles that a house can
 * change, page numbers. Written without a library, whose files hold the clock and random ids.
 * Charts are left out; their figures are those of the tables.
 */
import type { ComposedBlock, Composition, Headline } from '../../model/composition.ts'
import { dateParts, printDate } from '../dates.ts'
import { element, join, type Markup } from '../markup.ts'
import type { Writer } from '../writer.ts'
import { type ZipFile, zipOf } from '../zip.ts'
import {
  contentTypes,
  namespaces,
  numberingXml,
  type Relationship,
  relationshipsXml,
  separatorNotes,
  settingsXml,
  stylesXml,
  xmlFile,
} from './parts.ts'
import { type Gathered, noteIdOf, runsXml, textXml } from './runs.ts'
import { paragraph, tableXml, textWidth } from './table.ts'

export const docx: Writer = {
  format: 'docx',
  extension: 'docx',
  async write(composition) {
    const gathered: Gathered = {
      notes: new Map(composition.notes.map((note) => [note.mark, note])),
      referred: [],
      links: [],
    }
    const body = bodyXml(composition, gathered)
    const notes = footnotesXml(composition, gathered)
    const file = (name: string, root: Markup): ZipFile => ({ name, bytes: xmlFile(root) })
    return zipOf([
      file('[Content_Types].xml', contentTypes()),
      file('_rels/.rels', relationshipsXml(rootRelations)),
      file('docProps/core.xml', coreXml(composition)),
      file('word/document.xml', body),
      file('word/_rels/document.xml.rels', relationshipsXml(documentRelations(gathered))),
      file('word/_rels/footnotes.xml.rels', relationshipsXml(linkRelations(gathered))),
      file('word/styles.xml', stylesXml(composition.language)),
      file('word/numbering.xml', numberingXml()),
      file('word/settings.xml', settingsXml()),
      file('word/footnotes.xml', notes),
      file('word/header.xml', headerXml(composition)),
      file('word/footer.xml', footerXml()),
    ])
  },
}

const rootRelations: readonly Relationship[] = [
  { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
  { id: 'rId2', type: 'core-properties', target: 'docProps/core.xml' },
]

function documentRelations(gathered: Gathered): Relationship[] {
  const parts = ['styles', 'numbering', 'settings', 'footnotes', 'header', 'footer']
  return [
    ...parts.map((part) => ({ id: `rId-${part}`, type: part, target: `${part}.xml` })),
    ...linkRelations(gathered),
  ]
}

function linkRelations({ links }: Gathered): Relationship[] {
  return links.map((target, at) => ({
    ...{ id: `rIdLink${at + 1}`, type: 'hyperlink', target, external: true },
  }))
}

function bodyXml(composition: Composition, gathered: Gathered): Markup {
  const { title, entity, date, basis, language, headline, blocks, notes } = composition
  const day = date === undefined ? undefined : printDate(date, language)
  const written = [
    paragraph('Company', textXml(entity)),
    paragraph('Heading1', textXml(title)),
    ...[day, basis].map((line) => (line ? paragraph('DateLine', textXml(line)) : undefined)),
    ...headline.map((one, at) => headlineXml(one, gathered, at, headline.length)),
    ...blocks.map((block, at) => blockXml(block, gathered, blocks[at - 1]?.kind === 'page-break')),
  ]
  const unreferred = notes.filter(({ mark }) => !gathered.referred.includes(mark))
  const rest = unreferred.map(({ mark, runs }) =>
    paragraph(
      'SmallPrint',
      join([textXml(mark, { raised: true }), textXml(' '), runsXml(runs, gathered)]),
    ),
  )
  return element('w:document', namespaces, element('w:body', {}, ...written, ...rest, sectionXml()))
}

function headlineXml(
  { label, figure, remark }: Headline,
  gathered: Gathered,
  at: number,
  count: number,
): Markup {
  const content = [
    textXml(`${label}: `),
    runsXml([figure], gathered, { strong: true }),
    ...(remark ? [textXml(', '), runsXml(remark, gathered)] : []),
  ]
  const space = element('w:spacing', {
    'w:before': at === 0 ? '320' : '80',
    'w:after': at === count - 1 ? '320' : '80',
  })
  return paragraph('Highlight', join(content), space)
}

function blockXml(block: ComposedBlock, gathered: Gathered, breaks: boolean): Markup | undefined {
  const before = breaks ? element('w:pageBreakBefore', {}) : undefined
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(2, block.level))
      return paragraph(`Heading${level}`, runsXml(block.runs, gathered), before)
    }
    case 'paragraph':
      return paragraph(
        paragraphStyles[block.style ?? 'plain'],
        runsXml(block.runs, gathered),
        before,
      )
    case 'list':
      return join(
        block.items.map((item) =>
          paragraph(block.ordered ? 'ListNumber' : 'ListBullet', runsXml(item, gathered)),
        ),
      )
    case 'table':
      return tableXml(block, gathered, breaks)
    default:
      return undefined
  }
}

const paragraphStyles = {
  plain: 'Normal',
  quote: 'Quote',
  small: 'SmallPrint',
  remark: 'TableNote',
} as const

function footnotesXml({ notes }: Composition, gathered: Gathered): Markup {
  const reference = element(
    'w:r',
    {},
    element('w:rPr', {}, element('w:rStyle', { 'w:val': 'FootnoteReference' })),
    element('w:footnoteRef', {}),
  )
  const written = gathered.referred.map((mark, at) => {
    const note = notes.find((one) => one.mark === mark)!
    const own = mark === String(at + 1) ? reference : textXml(mark, { style: 'FootnoteReference' })
    const content = join([own, textXml(' '), runsXml(note.runs, gathered)])
    const id = { 'w:id': String(noteIdOf(mark, gathered)) }
    return element('w:footnote', id, paragraph('FootnoteText', content))
  })
  return element('w:footnotes', namespaces, separatorNotes(), ...written)
}

/** A4, margins of the printed page, a head from the second page on. */
function sectionXml(): Markup {
  return element(
    'w:sectPr',
    {},
    element('w:headerReference', { 'w:type': 'default', 'r:id': 'rId-header' }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': 'rId-footer' }),
    element('w:footerReference', { 'w:type': 'first', 'r:id': 'rId-footer' }),
    element('w:pgSz', { 'w:w': '11906', 'w:h': '16838' }),
    element('w:pgMar', {
      ...{ 'w:top': '1134', 'w:right': '1020', 'w:bottom': '1134', 'w:left': '1020' },
      ...{ 'w:header': '600', 'w:footer': '560', 'w:gutter': '0' },
    }),
    element('w:titlePg', {}),
  )
}

function headerXml({ entity, title }: Composition): Markup {
  const tabs = element(
    'w:tabs',
    {},
    element('w:tab', { 'w:val': 'right', 'w:pos': String(textWidth) }),
  )
  const tab = element('w:r', {}, element('w:tab', {}))
  const content = join([textXml(entity), tab, textXml(title)])
  return element('w:hdr', namespaces, paragraph('Header', content, tabs))
}

function footerXml(): Markup {
  const field = (code: string): Markup =>
    element('w:fldSimple', { 'w:instr': ` ${code} ` }, textXml('1'))
  const content = join([field('PAGE'), textXml(' / '), field('NUMPAGES')])
  return element(
    'w:ftr',
    namespaces,
    paragraph('Footer', content, element('w:jc', { 'w:val': 'right' })),
  )
}

function coreXml({ title, entity, date, language }: Composition): Markup {
  const day = `${dateParts(date) ? date : '1980-01-01'}T00:00:00Z`
  const stamp = (name: string): Markup => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, day)
  return element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    element('dc:title', {}, title),
    element('dc:creator', {}, entity),
    element('dc:language', {}, language),
    stamp('dcterms:created'),
    stamp('dcterms:modified'),
  )
}
