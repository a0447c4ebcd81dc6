import { z } from 'zod'
import { clock } from './fields.ts'

/** 閉庁日, 年末年始 or 休館日: on such a day the moment moves to the next or the previous open day. */
const shift = z.strictObject({ to: z.enum(['next', 'previous']), closed: z.enum(['office', 'year-end', 'facility']) })

/** 「利用月の3か月前の1日9時」: by the calendar month before the month of use. */
const byMonth = z
  .strictObject({
    months: z.int().min(0, '0以上で書いてください').max(36, '36か月前までで書いてください'),
    /** `same`: the day of the month that the day of use has. */
    day: z.union([z.int().min(1).max(31), z.enum(['last', 'same'])]),
    /** What stands for a day that the month does not have: its last day, or the first of the next month. */
    short: z.enum(['last-day', 'next-day']).optional(),
    at: clock,
    shift: shift.optional(),
  })
  .refine(({ day, short }) => short !== undefined || (day !== 'same' && (day === 'last' || day <= 28)), {
    path: ['short'],
    message: 'その日がない月にどうするかを、last-day（月の末日）か next-day（翌月1日）で書いてください',
  })

/** 「利用日の7日前の17時」: by days before the day of use, which itself is 0. */
const byDays = z.strictObject({
  days: z.int().min(0, '0以上で書いてください').max(400, '400日前までで書いてください'),
  /** Counted over all days, or over open days only. */
  count: z.enum(['calendar', 'office', 'facility']).optional(),
  at: clock,
  shift: shift.optional(),
})

/** A moment that the rules tell by the day of use. */
export const momentSchema = z.union([byMonth, byDays])
export type Moment = z.output<typeof momentSchema>
