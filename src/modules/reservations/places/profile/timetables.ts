import { z } from 'zod'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
/** 1 Monday … 7 Sunday, 8 a holiday, which goes before its weekday. */
const dayKind = z.int().min(1).max(8)

const block = z.strictObject({
  from: clockTime,
  until: clockTime,
  /** One block after the other of so many minutes. */
  every: z.int().positive().optional(),
  label: key.optional(),
  weight: z.int().min(1).max(9).optional(),
  bridge: z.literal(true).optional(),
})

/** Times of some days of some part of the year. */
const timetable = z.strictObject({
  /** Missing: every day. */
  days: z.array(dayKind).min(1).optional(),
  /** Every year from that day until that day, both included; may go over the new year. Missing: the whole year. */
  season: z.strictObject({ from: monthDay, until: monthDay }).optional(),
  blocks: z.array(block).min(1),
  /** From and to are chosen within the only block, in minutes. */
  free: z.strictObject({ step: z.int(), least: z.int(), most: z.int() }).optional(),
})

export const closingSchema = z.strictObject({
  /** 年末年始, as month-day. */
  yearEnd: z.array(monthDay).optional(),
  /** Weekdays, 1 = Monday. */
  weekly: z.array(z.int().min(1).max(7)).optional(),
  /** 第4日曜: `{ nth: 4, weekday: 7 }`. */
  monthly: z.array(z.strictObject({ nth: z.int().min(1).max(5), weekday: z.int().min(1).max(7) })).optional(),
  /** A weekly or monthly day that is a holiday: open nevertheless, or closed on the next day that is none. */
  onHoliday: z.enum(['closed', 'open', 'next-day']).default('closed'),
})

/** `reservations/timetables.json`: times and closed days by name, used by many rooms. */
export const timetablesSchema = z.strictObject({
  timetables: z.record(key, z.array(timetable).min(1)),
  closings: z.record(key, closingSchema),
})

export type Timetable = z.infer<typeof timetable>
export type Timetables = z.infer<typeof timetablesSchema>
export type Closing = z.infer<typeof closingSchema>
