import { z } from 'zod'
import { actForms } from '../../domain/details.ts'
import { longest, pageKinds } from '../../domain/page.ts'
import { dayFrom, momentFrom } from './relative-days.ts'

const line = (most: number) => z.string().trim().min(1).max(most)
/** Nothing is said there; as if it were not written. */
const maybe = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.trim() || undefined)
    .optional()

const anyDay = Temporal.PlainDate.from('2000-01-01')
const day = z.string().refine((text) => dayFrom(text, anyDay), 'a day is written as "+9d", "-2w", "+6m" or "+1y"')
const moment = z.string().refine((text) => momentFrom(text, anyDay), 'a moment is written as "+9d 10:00"')

const facts = z.strictObject({
  who: maybe(400),
  when: maybe(400),
  where: maybe(400),
  cost: maybe(400),
  how: maybe(400),
  contact: z.strictObject({ office: maybe(60), phone: maybe(40), mail: maybe(200) }).optional(),
})

const words = z.array(line(60)).max(50).default([])

/** What a Japanese page's file says above its text. Days count from the first start, so that no demo ages. */
export const pageSchema = z.strictObject({
  kind: z.enum(pageKinds),
  title: line(longest.title),
  summary: line(longest.summary),
  office: line(60),
  topics: z.array(line(60)).max(10).default([]),
  lifeEvents: z.array(line(60)).max(10).default([]),
  words,
  facts: facts.default({}),
  action: z
    .union([z.strictObject({ label: line(60), href: line(500) }), z.strictObject({ label: line(60), phone: line(40) })])
    .optional(),
  event: z
    .strictObject({
      starts: moment,
      ends: moment,
      place: line(200),
      capacity: z.int().positive().nullish(),
      apply: maybe(400),
    })
    .optional(),
  place: z
    .strictObject({ address: line(200), phone: maybe(40), hours: maybe(400), closed: maybe(400), station: maybe(200) })
    .optional(),
  act: z
    .strictObject({
      form: z.enum(actForms),
      number: line(60),
      date: day,
      takenDownOn: day.optional(),
      noIndex: z.boolean().optional(),
    })
    .optional(),
  publishedOn: day.optional(),
  reviewOn: day.optional(),
  /** Whether somebody has looked its facts up; for engineers, residents do not read it. */
  confirmed: z.boolean().default(true),
})

/** The same page in another language: its own words, and nothing that is the same in every language. */
export const translationSchema = z.strictObject({
  title: line(longest.title),
  summary: line(longest.summary),
  words,
  facts: facts.default({}),
  action: z.strictObject({ label: line(60) }).optional(),
  confirmed: z.boolean().default(true),
})

export type PageFront = z.output<typeof pageSchema>
export type TranslationFront = z.output<typeof translationSchema>
