/** What each HTML tag does to the reading. */

export type Role =
  | 'inline'
  | 'block'
  | 'heading'
  | 'table'
  | 'section'
  | 'row'
  | 'cell'
  | 'break'
  | 'rule'
  | 'void'
  | 'skipped'

const roles = new Map<string, Role>()

const byRole: Readonly<Record<string, string>> = {
  block:
    'html head body p div center blockquote pre ul ol li dl dt dd address article aside section ' +
    'header footer main nav figure figcaption form fieldset legend caption details summary xmp ' +
    'listing page',
  heading: 'h1 h2 h3 h4 h5 h6',
  table: 'table',
  section: 'thead tbody tfoot',
  row: 'tr',
  cell: 'td th',
  break: 'br',
  rule: 'hr',
  void: 'img input meta link col colgroup wbr area base embed param source track frame basefont',
  skipped: 'title script style template ix:header select textarea svg object iframe noframes',
}

for (const [role, names] of Object.entries(byRole))
  for (const name of names.split(' ')) roles.set(name, role as Role)

/** Unknown tags, those of inline XBRL among them, are read through. */
export function roleOf(name: string): Role {
  return roles.get(name) ?? 'inline'
}

/** Whether an open paragraph ends where such an element begins. */
export function closesParagraph(role: Role): boolean {
  return role === 'block' || role === 'heading' || role === 'table'
}
