/** The check of a built page, as much of it as a preview shows. */
import { checkText } from '../pipeline/check-release.ts'
import type { PageCheck } from './dev-state.ts'

export function checkPage(page: Uint8Array): PageCheck | undefined {
  const result = checkText(page, 'release.html')
  if (!('states' in result)) return undefined
  const { coverage, findings } = result
  return {
    coverage,
    findings: findings.map(({ severity, check, message }) => ({ severity, check, message })),
  }
}
