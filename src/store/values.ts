/** Exact values on their way in and out of the database. */
import { type Decimal, decimal, powerOfTen } from '../number/decimal.ts'
import type { FactRecord } from '../report/facts.ts'
import type { Row } from './database.ts'

/** The value of a record, as accurate as it is printed. */
export function decimalOf({ value, decimals }: Pick<FactRecord, 'value' | 'decimals'>): Decimal {
  const coefficient = BigInt(value.replace('.', ''))
  return decimal(decimals >= 0 ? coefficient : coefficient / powerOfTen(-decimals), decimals)
}

/** The value of a row with `coefficient` and `decimals`. */
export function decimalIn({ coefficient, decimals }: Row): Decimal {
  return decimal(BigInt(coefficient as bigint), Number(decimals))
}
