/** The parts of a Word file that are the same in every release: styles, lists, settings. */
import { element, join, type Markup } from '../markup.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

export const namespaces = { 'xmlns:w': word, 'xmlns:r': relations } as const

export function xmlFile(root: Markup): Uint8Array {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  return new TextEncoder().encode(declaration + root.html)
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export function contentTypes(): Markup {
  const override = (part: string, type: string): Markup =>
    element('Override', { PartName: part, ContentType: type })
  const parts = ['styles', 'numbering', 'settings', 'footnotes', 'header', 'footer']
  return element(
    'Types',
    { xmlns: `${packages}/content-types` },
    element('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    override('/word/document.xml', `${wordType}.document.main+xml`),
    ...parts.map((part) => override(`/word/${part}.xml`, `${wordType}.${part}+xml`)),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
  )
}

export interface Relationship {
  readonly id: string
  readonly type: string
  readonly target: string
  readonly external?: boolean
}

export function relationshipsXml(list: readonly Relationship[]): Markup {
  return element(
    'Relationships',
    { xmlns: `${packages}/relationships` },
    ...list.map(({ id, type, target, external }) => {
      const isCore = type === 'core-properties'
      const prefix = isCore ? `${packages}/relationships/metadata` : relations
      return element('Relationship', {
        ...{ Id: id, Type: `${prefix}/${type}`, Target: target },
        TargetMode: external ? 'External' : undefined,
      })
    }),
  )
}

const serif = { 'w:ascii': 'Georgia', 'w:hAnsi': 'Georgia', 'w:eastAsia': 'Yu Mincho' }
const sans = { 'w:ascii': 'Arial', 'w:hAnsi': 'Arial', 'w:cs': 'Arial', 'w:eastAsia': 'Yu Gothic' }

interface StyleSpec {
  readonly id: string
  readonly name: string
  readonly base?: string
  readonly next?: string
  /** Half points. */
  readonly size?: number
  readonly font?: Readonly<Record<string, string>>
  readonly bold?: boolean
  readonly italic?: boolean
  readonly color?: string
  /** Space before and after, in twentieths of a point; lines in 240ths. */
  readonly space?: readonly [number, number, number?]
  readonly level?: number
  readonly keep?: boolean
  readonly left?: number
  readonly list?: number
  readonly rule?: boolean
}

const styles: readonly StyleSpec[] = [
  {
    id: 'Heading1',
    name: 'heading 1',
    size: 40,
    bold: true,
    space: [480, 160, 252],
    level: 0,
    keep: true,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    size: 28,
    bold: true,
    space: [400, 120, 264],
    level: 1,
    keep: true,
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    size: 23,
    bold: true,
    space: [300, 80, 264],
    level: 2,
    keep: true,
  },
  {
    id: 'Heading4',
    name: 'heading 4',
    size: 21,
    bold: true,
    space: [240, 60],
    level: 3,
    keep: true,
  },
  {
    id: 'Heading5',
    name: 'heading 5',
    size: 20,
    italic: true,
    space: [200, 60],
    level: 4,
    keep: true,
  },
  {
    id: 'Heading6',
    name: 'heading 6',
    size: 20,
    italic: true,
    space: [200, 60],
    level: 5,
    keep: true,
  },
  { id: 'Company', name: 'Company', size: 18, font: sans, bold: true, space: [0, 0], rule: true },
  { id: 'DateLine', name: 'Date Line', size: 18, font: sans, color: '454A54', space: [0, 60] },
  { id: 'Highlight', name: 'Highlight', size: 20, font: sans, space: [80, 80], keep: true },
  { id: 'ListBullet', name: 'List Bullet', space: [0, 80], list: 1 },
  { id: 'ListNumber', name: 'List Number', space: [0, 80], list: 2 },
  { id: 'Quote', name: 'Quote', italic: true, color: '454A54', left: 400, space: [60, 200] },
  { id: 'SmallPrint', name: 'Small Print', size: 16, font: sans, color: '454A54', space: [0, 120] },
  { id: 'Caption', name: 'caption', size: 19, font: sans, keep: true, space: [280, 80] },
  { id: 'TableText', name: 'Table Text', size: 17, font: sans, space: [36, 36] },
  { id: 'TableSmall', name: 'Table Small', size: 15, font: sans, space: [24, 24] },
  { id: 'TableTiny', name: 'Table Tiny', size: 12, font: sans, space: [20, 20] },
  { id: 'TableNote', name: 'Table Note', size: 15, font: sans, color: '63676F', space: [60, 0] },
  { id: 'TableEnd', name: 'Table End', size: 8, space: [0, 160] },
  { id: 'FootnoteText', name: 'footnote text', size: 15, font: sans, space: [0, 40] },
  { id: 'Header', name: 'header', size: 15, font: sans, color: '63676F', space: [0, 0] },
  { id: 'Footer', name: 'footer', size: 15, font: sans, color: '63676F', space: [0, 0] },
]

export function stylesXml(language: string): Markup {
  const isJapanese = /^ja\b/i.test(language)
  const lang = { 'w:val': isJapanese ? 'en-US' : language, 'w:eastAsia': 'ja-JP' }
  const defaults = element(
    'w:docDefaults',
    {},
    element(
      'w:rPrDefault',
      {},
      element(
        'w:rPr',
        {},
        element('w:rFonts', serif),
        element('w:sz', { 'w:val': '20' }),
        element('w:lang', lang),
      ),
    ),
    element(
      'w:pPrDefault',
      {},
      element(
        'w:pPr',
        {},
        element('w:spacing', { 'w:after': '140', 'w:line': '288', 'w:lineRule': 'auto' }),
      ),
    ),
  )
  const normal = element(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': '1', 'w:styleId': 'Normal' },
    element('w:name', { 'w:val': 'Normal' }),
  )
  return element(
    'w:styles',
    namespaces,
    defaults,
    normal,
    ...styles.map(styleXml),
    ...characterStyles(),
  )
}

function styleXml(spec: StyleSpec): Markup {
  const { id, name, size, font, bold, italic, color, space, level, keep, left, list, rule } = spec
  const [before, after, line] = space ?? [0, 140]
  const numbered = element('w:numPr', {}, element('w:numId', { 'w:val': String(list) }))
  const ruled = element(
    'w:pBdr',
    {},
    element('w:top', { 'w:val': 'single', 'w:sz': '18', 'w:space': '6', 'w:color': '16191F' }),
  )
  return element(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id },
    element('w:name', { 'w:val': name }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:qFormat', {}),
    element(
      'w:pPr',
      {},
      keep ? element('w:keepNext', {}) : undefined,
      list === undefined ? undefined : numbered,
      rule ? ruled : undefined,
      element('w:spacing', {
        ...{ 'w:before': String(before), 'w:after': String(after) },
        ...{ 'w:line': String(line ?? (font ? 252 : 288)), 'w:lineRule': 'auto' },
      }),
      left === undefined ? undefined : element('w:ind', { 'w:left': String(left) }),
      level === undefined ? undefined : element('w:outlineLvl', { 'w:val': String(level) }),
    ),
    element(
      'w:rPr',
      {},
      font ? element('w:rFonts', font) : undefined,
      bold ? element('w:b', {}) : undefined,
      italic ? element('w:i', {}) : undefined,
      color ? element('w:color', { 'w:val': color }) : undefined,
      size === undefined ? undefined : element('w:sz', { 'w:val': String(size) }),
    ),
  )
}

function characterStyles(): Markup[] {
  const style = (id: string, name: string, ...looks: Markup[]): Markup =>
    element(
      'w:style',
      { 'w:type': 'character', 'w:styleId': id },
      element('w:name', { 'w:val': name }),
      element('w:rPr', {}, ...looks),
    )
  return [
    style(
      'Hyperlink',
      'Hyperlink',
      element('w:color', { 'w:val': '1D3AA6' }),
      element('w:u', { 'w:val': 'single' }),
    ),
    style(
      'FootnoteReference',
      'footnote reference',
      element('w:vertAlign', { 'w:val': 'superscript' }),
    ),
    style(
      'Unit',
      'Unit',
      element('w:color', { 'w:val': '63676F' }),
      element('w:sz', { 'w:val': '16' }),
    ),
  ]
}

export function numberingXml(): Markup {
  const list = (id: string, format: string, text: string): Markup =>
    element(
      'w:abstractNum',
      { 'w:abstractNumId': id },
      element('w:multiLevelType', { 'w:val': 'singleLevel' }),
      element(
        'w:lvl',
        { 'w:ilvl': '0' },
        element('w:start', { 'w:val': '1' }),
        element('w:numFmt', { 'w:val': format }),
        element('w:lvlText', { 'w:val': text }),
        element('w:lvlJc', { 'w:val': 'left' }),
        element('w:pPr', {}, element('w:ind', { 'w:left': '400', 'w:hanging': '280' })),
      ),
    )
  const instance = (id: string, abstract: string): Markup =>
    element('w:num', { 'w:numId': id }, element('w:abstractNumId', { 'w:val': abstract }))
  return element(
    'w:numbering',
    namespaces,
    list('1', 'bullet', '•'),
    list('2', 'decimal', '%1.'),
    instance('1', '1'),
    instance('2', '2'),
  )
}

export function settingsXml(): Markup {
  const separators = ['-1', '0'].map((id) => element('w:footnote', { 'w:id': id }))
  return element(
    'w:settings',
    namespaces,
    element('w:footnotePr', {}, ...separators),
    element(
      'w:compat',
      {},
      element('w:compatSetting', {
        'w:name': 'compatibilityMode',
        'w:uri': 'http://schemas.microsoft.com/office/word',
        'w:val': '15',
      }),
    ),
  )
}

/** The two lines that Word draws above footnotes. */
export function separatorNotes(): Markup {
  const note = (id: string, type: string, mark: string): Markup =>
    element(
      'w:footnote',
      { 'w:type': type, 'w:id': id },
      element('w:p', {}, element('w:r', {}, element(mark, {}))),
    )
  return join([
    note('-1', 'separator', 'w:separator'),
    note('0', 'continuationSeparator', 'w:continuationSeparator'),
  ])
}
