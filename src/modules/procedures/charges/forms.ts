import { z } from 'zod'
import { field } from '#platform/http/index.ts'
import { handingWays } from './domain.ts'
import { chargeDesk as t } from './text/desk.ts'

export const countField = (fee: string): string => `count-${fee}`

const count = z
  .string()
  .optional()
  .transform((text) => (text?.trim() ? text : '0'))
  .pipe(field.wholeNumber(0, 9_999))

/** How many of each fee that the rule knows; empty is none. */
export const chargeForm = (fees: readonly string[]) =>
  z.object(Object.fromEntries(fees.map((fee) => [countField(fee), count]))).transform((typed) => ({
    counts: Object.fromEntries(fees.map((fee) => [fee, typed[countField(fee)] ?? 0])),
  }))

export const handForm = z.object({ way: z.enum(handingWays) })

export const cancelForm = z.object({ why: z.enum(['not_paid', 'mistake'], { error: t.errors.cancelFor }) })
