import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { blockNames } from '../block-names.ts'
import { draftChange } from '../actions/draft.ts'
import { requireFacility } from '../actions/kept-facility.ts'
import { readBlocks } from '../domain/written-blocks.ts'
import { ClosingForm, PatternForm } from '../pages/pattern-form.tsx'
import { changePath, facilityPath, upkeepPath } from '../pages/say.tsx'
import { upkeepPermissions } from '../permissions.ts'
import { keptSpaces } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { dayField, optionalDay, optionalNumber, reason, slugIn, typedOf } from './common.ts'

/** Times and closed days of one facility, drafted and then looked at. */
export function timesRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${upkeepPath}/facilities/:slug/patterns`, (c) => patternPage(c, house))
  app.post(`${upkeepPath}/facilities/:slug/patterns`, (c) => draftPattern(c, house))
  app.get(`${upkeepPath}/facilities/:slug/closed-days`, (c) => closingPage(c, house))
  app.post(`${upkeepPath}/facilities/:slug/closed-days`, (c) => draftClosing(c, house))
}

async function patternPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const { facility, spaces } = await house.db.read(async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    return { facility, spaces: await keptSpaces(tx, facility.id) }
  })
  return staffPage(
    c,
    house,
    { title: t.pattern.title, current: upkeepPath, crumbs: crumbsOf(facility), errors },
    <PatternForm action={`${facilityPath(facility.slug)}/patterns`} spaces={spaces} typed={typedOf(raw)} />,
  )
}

async function closingPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const facility = await house.db.read((tx) => requireFacility(tx, house, staff, { slug: slugIn(c) }))
  return staffPage(
    c,
    house,
    { title: t.closing.title, current: upkeepPath, crumbs: crumbsOf(facility), errors },
    <ClosingForm action={`${facilityPath(facility.slug)}/closed-days`} typed={typedOf(raw)} />,
  )
}

export const crumbsOf = ({ slug, name }: { slug: string; name: string }) => [
  { href: upkeepPath, label: t.title },
  { href: facilityPath(slug), label: name },
]

const kinds = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

const patternForm = z.looseObject({
  spaces: z.array(z.string()).min(1, t.problems.noSpace),
  from: dayField,
  until: optionalDay,
  days: field.choices(kinds).min(1, t.problems.noDay),
  blocks: z.string().optional(),
  step: optionalNumber(1, 60),
  least: optionalNumber(1, 1440),
  most: optionalNumber(1, 1440),
  reason,
})

type PatternFields = z.output<typeof patternForm>

async function draftPattern(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const form = await readForm(c, patternForm, { lists: ['spaces', 'days'] })
  if (!form.ok) return patternPage(c, house, form.errors, form.raw)
  const { value, raw } = form
  const read = readBlocks(value.blocks ?? '', blockNames(house))
  const errors = [
    ...windowErrors(house, value),
    ...(read.ok ? freeErrors(value, read.blocks.length) : read.faults.map(sayFault)),
  ]
  if (!read.ok || errors.length > 0) return patternPage(c, house, errors, raw)
  const { step, least, most } = value
  const free = step && least && most ? { step, least, most } : null
  const done = await submitOnce(c, house, { form: `reservations.pattern:${slugIn(c)}` }, async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    const known = await keptSpaces(tx, facility.id)
    const spaces = known.map(({ id }) => id).filter((id) => value.spaces.includes(String(id)))
    if (spaces.length === 0) return { errors: [{ field: 'spaces', message: t.problems.noSpace }] }
    const id = await draftChange(tx, house, staff, {
      owner: { facilityId: facility.id },
      change: {
        kind: 'pattern',
        spaces,
        from: value.from.toString(),
        until: value.until?.add({ days: 1 }).toString() ?? null,
        days: value.days.map(Number),
        free,
        blocks: read.blocks,
      },
      reason: value.reason,
    })
    return { location: changePath(id) }
  })
  return done.ok ? done.response : patternPage(c, house, done.errors, raw)
}

function sayFault({
  line,
  fault,
  word = '',
}: {
  line: number
  fault: keyof typeof t.problems.block
  word?: string
}): FieldError {
  const said = t.problems.block[fault]
  return { field: 'blocks', message: t.problems.line(line, typeof said === 'string' ? said : said(word)) }
}

function freeErrors({ step, least, most }: PatternFields, blocks: number): FieldError[] {
  const given = [step, least, most].filter((one) => one !== undefined)
  if (given.length === 0) return []
  const wrong = (name: string, message: string): FieldError[] => [{ field: name, message }]
  if (!step || !least || !most) return wrong('step', t.problems.freeAll)
  if (![5, 10, 15, 30, 60].includes(step)) return wrong('step', t.problems.freeStep)
  if (most < least) return wrong('most', t.problems.freeOrder)
  return blocks === 1 ? [] : wrong('blocks', t.problems.freeOne)
}

/** A change begins after today, so that nobody's day changes while they are there. */
export function windowErrors(
  house: House,
  { from, until }: { from: Temporal.PlainDate; until?: Temporal.PlainDate | undefined },
  last = 'until',
): FieldError[] {
  if (Temporal.PlainDate.compare(from, house.clock.today()) <= 0) return [{ field: 'from', message: t.problems.past }]
  if (until && Temporal.PlainDate.compare(until, from) < 0) return [{ field: last, message: t.problems.order }]
  return []
}

const closingForm = z.looseObject({
  opens: field.choice(['yes', 'no']),
  from: dayField,
  to: dayField,
  days: field.choices(kinds),
  why: field.text(200),
  reason,
})

async function draftClosing(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const form = await readForm(c, closingForm, { lists: ['days'] })
  if (!form.ok) return closingPage(c, house, form.errors, form.raw)
  const { opens, from, to, days, why, reason: because } = form.value
  const isLong = Temporal.PlainDate.compare(to, from.add({ years: 2 })) > 0
  const errors = [
    ...windowErrors(house, { from, until: to }, 'to'),
    ...(isLong ? [{ field: 'to', message: t.problems.long }] : []),
  ]
  if (errors.length > 0) return closingPage(c, house, errors, form.raw)
  const done = await submitOnce(c, house, { form: `reservations.closed-days:${slugIn(c)}` }, async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    const id = await draftChange(tx, house, staff, {
      owner: { facilityId: facility.id },
      change: {
        kind: 'closed-days',
        from: from.toString(),
        to: to.toString(),
        days: days.map(Number),
        why,
        opens: opens === 'yes',
      },
      reason: because,
    })
    return { location: changePath(id) }
  })
  return done.ok ? done.response : closingPage(c, house, done.errors, form.raw)
}
