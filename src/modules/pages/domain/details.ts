import { z } from 'zod'
import { wardTimeZone } from '#platform/time/index.ts'
import type { PageKind } from './page.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const line = (most: number) => z.string().trim().min(1).max(most)
const day = z.iso.date()
/** `2026-12-09T10:00`, in the municipality's time. */
const moment = z.iso.datetime({ local: true, offset: false, precision: -1 }).refine((text) => !text.endsWith('Z'))
/** A page of the site, or a whole address outside. */
const address = z
  .string()
  .max(500)
  .regex(/^(\/(?![/\\])|https?:\/\/)\S*$/)

export const contactSchema = z.object({
  /** Key of an office; its telephone is taken where none is given. */
  office: key.optional(),
  phone: line(40).optional(),
  mail: line(200).optional(),
})

/** Who, when, where, cost, how, whom to ask: what a page says apart from its text. */
export const factsSchema = z.object({
  who: line(400).optional(),
  when: line(400).optional(),
  where: line(400).optional(),
  cost: line(400).optional(),
  how: line(400).optional(),
  contact: contactSchema.optional(),
})

export const actForms = ['notification', 'public-notice', 'service-by-publication'] as const
/** 告示, 公告, 公示送達. */
export type ActForm = (typeof actForms)[number]

/** What stands in `details` of a version and of what is published. Texts may hold 漢字《かんじ》. */
export const detailsSchema = z.object({
  topics: z.array(key).max(10).default([]),
  lifeEvents: z.array(key).max(10).default([]),
  /** What people type who do not know the official name. */
  words: z.array(line(60)).max(50).default([]),
  facts: factsSchema.default({}),
  action: z
    .union([z.object({ label: line(60), href: address }), z.object({ label: line(60), phone: line(40) })])
    .optional(),
  event: z
    .object({
      starts: moment,
      ends: moment,
      place: line(200),
      capacity: z.int().positive().max(1_000_000).optional(),
      apply: line(400).optional(),
    })
    .refine(({ starts, ends }) => starts < ends)
    .optional(),
  place: z
    .object({
      address: line(200),
      phone: line(40).optional(),
      hours: line(400).optional(),
      closed: line(400).optional(),
      station: line(200).optional(),
    })
    .optional(),
  act: z
    .object({
      form: z.enum(actForms),
      number: line(60),
      date: day,
      takenDownOn: day.optional(),
      /** Not to be found by search engines or the site's own search; of 公示送達 always so. */
      noIndex: z.boolean().optional(),
    })
    .optional(),
})

export type Details = z.output<typeof detailsSchema>
export type Facts = Details['facts']

/** Of a row: what an older program wrote is read too. Throws on what no program wrote. */
export const readDetails = (stored: unknown): Details => detailsSchema.parse(stored)

/** What a kind cannot be published without. */
export function missingFor(kind: PageKind, details: Details): 'event' | 'place' | 'act' | undefined {
  if (kind === 'event' || kind === 'place' || kind === 'act') return details[kind] ? undefined : kind
  return undefined
}

/** A translation says its own words; everything that is no language stays as the Japanese page has it. */
export function inTranslation(japanese: Details, translation: Details): Details {
  const { facts, action, words } = translation
  return {
    ...japanese,
    words,
    facts: { ...japanese.facts, ...facts, ...(japanese.facts.contact && { contact: japanese.facts.contact }) },
    ...(japanese.action && { action: { ...japanese.action, label: action?.label ?? japanese.action.label } }),
    ...(japanese.event && {
      event: {
        ...japanese.event,
        place: translation.event?.place ?? japanese.event.place,
        ...(translation.event?.apply && { apply: translation.event.apply }),
      },
    }),
    ...(japanese.place && {
      place: { ...japanese.place, ...translation.place, ...(japanese.place.phone && { phone: japanese.place.phone }) },
    }),
  }
}

/** In neither search, feed nor map of the site. */
export const isHiddenFromSearch = ({ act }: Details): boolean =>
  act !== undefined && (act.form === 'service-by-publication' || act.noIndex === true)

/** A local moment of `details` on the time line. */
export const instantOf = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(wardTimeZone).toInstant()
