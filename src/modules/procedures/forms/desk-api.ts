import { z } from 'zod'

/** `POST /staff/cases/:id/proposal` */
export const apiProposal = z
  .object({ outcome: z.enum(['issue', 'refuse']), reason: z.string().trim().min(1, 'required').max(4000).optional() })
  .refine(({ outcome, reason }) => outcome === 'issue' || reason !== undefined, { error: 'required', path: ['reason'] })
  .transform(({ outcome, reason }) => ({ outcome, ...(reason !== undefined && { reason }) }))

/** `POST /staff/cases/:id/correction` */
export const apiCorrection = (today: Temporal.PlainDate) =>
  z.object({
    fields: z.array(z.string()).min(1, 'choose'),
    reason: z.string().trim().min(1, 'required').max(2000),
    /** Of single fields, by key. */
    reasons: z.record(z.string(), z.string().trim().max(500)).default({}),
    answerBy: z.iso
      .date()
      .transform((text) => Temporal.PlainDate.from(text))
      .refine((day) => Temporal.PlainDate.compare(day, today) > 0, 'out_of_range'),
  })

/** `POST /staff/cases/:id/return` */
export const apiReturn = z.object({ note: z.string().trim().min(1, 'required').max(2000) })
