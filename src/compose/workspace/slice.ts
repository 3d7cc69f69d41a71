/**
 * A concept or a part of one: "Revenue", "Revenue[service=EquipmentSales]". How every file of a
 * workspace names what a figure is of.
 */
export interface Slice {
  readonly concept: string
  /** Axis to member. */
  readonly members: Readonly<Record<string, string>>
}

const identifier = /^[\p{L}_][\p{L}\p{N}_.-]*$/u

/** Whether `text` may be the name of a concept, an axis or a member. */
export function isName(text: string): boolean {
  return text.length <= 100 && identifier.test(text)
}

/** Reads "Revenue[service=EquipmentSales, region=Japan]"; undefined where it is no name. */
export function parseSlice(text: string): Slice | undefined {
  const match = /^\s*([^[\]]+?)\s*(?:\[([^[\]]*)\])?\s*$/u.exec(text)
  const concept = match?.[1]
  if (concept === undefined || !isName(concept)) return undefined
  const members: Record<string, string> = {}
  for (const part of (match?.[2] ?? '').split(',')) {
    if (part.trim() === '') continue
    const [axis = '', member = '', ...rest] = part.split('=').map((piece) => piece.trim())
    if (rest.length > 0 || !isName(axis) || !isName(member)) return undefined
    members[axis] = member
  }
  return { concept, members }
}

/** The slice as text, its axes in alphabetical order: the same slice, the same text. */
export function sliceName({ concept, members }: Slice): string {
  const axes = Object.keys(members).sort()
  if (axes.length === 0) return concept
  return `${concept}[${axes.map((axis) => `${axis}=${members[axis]}`).join(', ')}]`
}
