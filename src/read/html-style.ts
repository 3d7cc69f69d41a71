/**
 * Style attributes and the tags that stand for them → what matters to reading: what is hidden,
 * bold, raised, how far it is indented, where rules are drawn. Lengths are in points.
 */
import { memoize } from '../words/memo.ts'
import type { Align, RuleLine } from './grid.ts'
import type { Attributes } from './html-tokens.ts'

/** What one style attribute says; undefined where it says nothing. */
interface Style {
  display?: 'none' | 'inline' | 'block'
  bold?: boolean
  underline?: boolean
  raised?: boolean
  size?: number
  align?: Align
  /** Distance of the text from the left edge of the block. */
  inset?: number
  firstLine?: number
  ruleAbove?: RuleLine
  ruleBelow?: RuleLine
}

/** How text looks inside an element: its own style over that of the elements around it. */
export interface Look {
  readonly hidden: boolean
  readonly bold: boolean
  readonly superscript: boolean
  readonly underline: boolean
  readonly size: number
  readonly align: Align | undefined
  /** Of the first line, within the cell or the page. */
  readonly inset: number
  readonly firstLine: number
  /** The element's own: not handed down. */
  readonly isInline: boolean
  readonly gap: boolean
  readonly ruleAbove: RuleLine
  readonly ruleBelow: RuleLine
  /** Looks already worked out for elements inside this one: by style, then by tag and align. */
  readonly inner: Map<string, Map<string, Look>>
}

const page: Look = {
  hidden: false,
  bold: false,
  superscript: false,
  underline: false,
  size: 10,
  align: undefined,
  inset: 0,
  firstLine: 0,
  isInline: false,
  gap: false,
  ruleAbove: 0,
  ruleBelow: 0,
  inner: new Map(),
}

/** Pages repeat few styles; a page that does not is read without remembering them. */
const innerMax = 200

/** The look of element `name` inside an element that looks like `outer`. */
export function lookInside(
  outer: Look,
  name: string,
  attributes: Attributes,
  isInline: boolean,
): Look {
  const style = attributes.style ?? ''
  const tag = attributes.align === undefined ? name : `${name} ${attributes.align}`
  let styled = outer.inner.get(style)
  const known = styled?.get(tag)
  if (known) return known
  const look = workOut(outer, name, attributes, isInline)
  if (!styled && outer.inner.size < innerMax) {
    styled = new Map()
    outer.inner.set(style, styled)
  }
  if (styled && styled.size < innerMax) styled.set(tag, look)
  return look
}

export const hiddenLook: Look = { ...page, hidden: true }

/** The page's look, with nothing remembered yet. */
export function freshPage(): Look {
  return { ...page, inner: new Map() }
}

function workOut(outer: Look, name: string, attributes: Attributes, byTag: boolean): Look {
  const style = attributes.style === undefined ? {} : styleOf(attributes.style)
  const isInline = style.display === 'inline' ? true : style.display === 'block' ? false : byTag
  if (outer.hidden || style.display === 'none') return hiddenLook
  const isCell = name === 'td' || name === 'th'
  const raised = isInline && !isCell && (name === 'sup' || style.raised === true)
  const inset = style.inset ?? (name === 'blockquote' || name === 'dd' ? 30 : 0)
  return {
    hidden: false,
    bold: style.bold ?? (boldTags.has(name) || outer.bold),
    superscript: raised || outer.superscript,
    underline: style.underline ?? (name === 'u' || outer.underline),
    size: style.size ?? headingSizes[name] ?? outer.size,
    align: style.align ?? alignOf(name === 'center' ? 'center' : attributes.align) ?? outer.align,
    inset: isInline ? outer.inset : isCell ? inset : outer.inset + inset,
    firstLine: isInline || style.firstLine === undefined ? outer.firstLine : style.firstLine,
    isInline,
    gap: isInline && inset > 0,
    ruleAbove: isInline ? 0 : (style.ruleAbove ?? 0),
    ruleBelow: isInline ? 0 : (style.ruleBelow ?? 0),
    inner: new Map(),
  }
}

const boldTags = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const headingSizes: Readonly<Record<string, number>> = { h1: 20, h2: 15, h3: 12 }

function alignOf(value: string | undefined): Align | undefined {
  const word = value?.trim().toLowerCase()
  return word === 'left' || word === 'right' || word === 'center' ? word : undefined
}

/** Inline blocks and tables are left to their tags. */
const displays: Readonly<Record<string, 'none' | 'inline' | 'block'>> = {
  none: 'none',
  inline: 'inline',
  'inline-flex': 'inline',
  block: 'block',
  flex: 'block',
}

/** The same few styles are met in elements of many looks. */
const styleOf: (text: string) => Style = memoize(parseStyle)

function parseStyle(text: string): Style {
  const style: Style = {}
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const property = declaration.slice(0, colon).trim().toLowerCase()
    apply(
      style,
      property,
      declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase(),
    )
  }
  return style
}

/** Adds what one declaration says to `style`. */
function apply(style: Style, property: string, value: string): void {
  switch (property) {
    case 'display': {
      const display = displays[value]
      if (display) style.display = display
      return
    }
    case 'visibility':
      if (value === 'hidden' || value === 'collapse') style.display = 'none'
      return
    case 'font':
    case 'font-weight':
      if (value.startsWith('bold') || /^[6-9]00\b/.test(value)) style.bold = true
      else if (property === 'font-weight') style.bold = false
      return
    case 'font-size':
      style.size = points(value)
      return
    case 'text-decoration':
    case 'text-decoration-line':
      style.underline = value.includes('underline')
      return
    case 'text-align': {
      const align = alignOf(value)
      if (align) style.align = align
      return
    }
    case 'vertical-align':
      if (value === 'super' || value.endsWith('top') || isUpward(value)) style.raised = true
      return
    case 'top':
      if (value.startsWith('-')) style.raised = true
      return
    default:
      applyBox(style, property, value)
  }
}

function applyBox(style: Style, property: string, value: string): void {
  switch (property) {
    case 'padding-left':
    case 'margin-left':
      style.inset = (style.inset ?? 0) + points(value)
      return
    case 'padding':
    case 'margin': {
      const sides = value.split(/\s+/)
      style.inset = (style.inset ?? 0) + points(sides[3] ?? sides[1] ?? sides[0] ?? '')
      return
    }
    case 'text-indent':
      style.firstLine = points(value)
      return
    case 'border-top':
    case 'border-top-style':
      style.ruleAbove = ruleOf(value)
      return
    case 'border-bottom':
    case 'border-bottom-style':
      style.ruleBelow = ruleOf(value)
      return
    default:
  }
}

function isUpward(value: string): boolean {
  return /^[0-9.]*[1-9][0-9.]*(pt|px|em|ex|%)$/.test(value)
}

/** A border as a rule line: one drawn in white or nearly transparent is none. */
function ruleOf(value: string): RuleLine {
  if (value.includes('none') || value.includes('hidden') || /^0(p[tx])?(\s|$)/.test(value)) return 0
  if (isInvisible(value)) return 0
  if (value.includes('double')) return 2
  return value.includes('solid') || value.includes('dashed') || value.includes('dotted') ? 1 : 0
}

function isInvisible(value: string): boolean {
  if (value.includes('white') || value.includes('transparent')) return true
  if (/#fff(fff)?([0-9a-f]{2})?$/.test(value) || /#[0-9a-f]{6}0[0-9a-f]$/.test(value)) return true
  const open = value.indexOf('rgb')
  if (open < 0) return false
  const parts = value.slice(open).match(/[0-9.]+/g) ?? []
  return parts.slice(0, 3).every((part) => part === '255') || /^(0|0?\.0\d*)$/.test(parts[3] ?? '')
}

const perUnit: Readonly<Record<string, number>> = { pt: 1, px: 0.75, in: 72, em: 10, cm: 28.35 }

/** A CSS length in points; 0 where it is none, or relative to a width that is not known. */
function points(value: string): number {
  const match = /^(-?\d{0,4}(?:\.\d{1,6})?)\s*(pt|px|in|em|cm|%)?/.exec(value)
  const size = Number(match?.[1] || 0)
  if (!Number.isFinite(size)) return 0
  const unit = match?.[2] ?? 'px'
  // A share of the page's width (6.5 inches of text): indents are written so now and then.
  return size * (unit === '%' ? 4.68 : (perUnit[unit] ?? 1))
}
