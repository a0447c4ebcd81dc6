import type { z } from 'zod'
import type { FieldError, Raw } from '#platform/http/index.ts'
import type { FactsProblem, SegmentFacts } from '../domain/version.ts'
import type { factsForm } from '../forms.ts'
import type { Given } from '../pages/facts-form.tsx'
import { staffTexts } from '../text/staff.ts'

/** What was typed into a field, to be shown again. */
export const givenIn =
  (raw: Raw): Given =>
  (name) => {
    const value = raw[name]
    return typeof value === 'string' ? value : undefined
  }

/** People type the last day of a period; it is kept up to the day after. */
export const factsOf = (typed: z.output<typeof factsForm>): SegmentFacts => ({
  purpose: typed.purpose,
  ground: typed.ground,
  groundReason: typed.groundReason ?? null,
  validFrom: typed.from,
  validTo: typed.until.add({ days: 1 }),
})

const fields = { reason: 'groundReason', order: 'until', 'too-long': 'until', 'name-taken': 'name' } as const

export const factsErrors = (reason: FactsProblem | 'name-taken'): FieldError[] => [
  { field: fields[reason], message: staffTexts.problems[reason] },
]
