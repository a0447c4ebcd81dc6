import type { RuleContext } from '../definition/condition.ts'
import type { ComputedField } from '../definition/fields.ts'
import { valueOf } from '../definition/value.ts'

/** The value of a computed field as it is kept and signed: a number, or a day as ISO text. Missing where it cannot be computed. */
export function computedValue({ value, format }: ComputedField, context: RuleContext): number | string | undefined {
  const found = valueOf(value, context)
  if (format === 'date') return typeof found === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(found) ? found : undefined
  if (typeof found !== 'number') return undefined
  const rounded = format === 'yen' ? Math.floor(found) : format === 'days' ? Math.trunc(found) : found
  // The money and the pages know safe numbers only; -0 is 0.
  return Number.isSafeInteger(Math.trunc(rounded)) ? rounded + 0 : undefined
}
