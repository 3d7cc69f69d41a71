import { describe, expect, it } from 'vitest'
import { isUnderOutlook } from './outlook.ts'

describe('a heading of targets', () => {
  it.each([
    [['Financial Outlook']],
    [['Acme reports results', '2026 Guidance']],
    [['Fiscal 2026 Targets', 'Third quarter']],
  ])('%j', (headings) => {
    expect(isUnderOutlook(headings)).toBe(true)
  })

  it.each([
    [[]],
    [['Acme Reports First Quarter Results and Raises Guidance']],
    [['Revises 2026 Guidance']],
    [['Outlook', 'Share repurchases']],
  ])('%j is none', (headings) => {
    expect(isUnderOutlook(headings)).toBe(false)
  })
})
