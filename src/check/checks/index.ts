/** The checks, in report order. Everything else is derived from this list. */
import type { Check } from '../check.ts'
import { commonSize } from './common-size.ts'
import { conceptRelationsCheck } from './concept-relations.ts'
import { crossFooting } from './cross-footing.ts'
import { exchangedLines } from './exchanged-lines.ts'
import { farFooting } from './far-footing.ts'
import { farRatio } from './far-ratio.ts'
import { footing } from './footing.ts'
import { growth } from './growth.ts'
import { growthBridge } from './growth-bridge.ts'
import { heldOver } from './held-over.ts'
import { periodFooting } from './period-footing.ts'
import { proseAgrees } from './prose-agrees.ts'
import { proseChange } from './prose-change.ts'
import { proseDirection } from './prose-direction.ts'
import { proseRatio } from './prose-ratio.ts'
import { proseSum } from './prose-sum.ts'
import { proseToTable } from './prose-to-table.ts'
import { recalculatedChange } from './recalculated-change.ts'
import { recalculatedRatio } from './recalculated-ratio.ts'
import { repeatedLine } from './repeated-line.ts'
import { sameFact } from './same-fact.ts'
import { segmentFooting } from './segment-footing.ts'
import { translation } from './translation.ts'

export const checks: readonly Check[] = [
  footing,
  crossFooting,
  segmentFooting,
  recalculatedChange,
  growth,
  recalculatedRatio,
  commonSize,
  translation,
  conceptRelationsCheck,
  repeatedLine,
  sameFact,
  growthBridge,
  periodFooting,
  farFooting,
  farRatio,
  heldOver,
  exchangedLines,
  proseToTable,
  proseChange,
  proseRatio,
  proseDirection,
  proseAgrees,
  proseSum,
]
