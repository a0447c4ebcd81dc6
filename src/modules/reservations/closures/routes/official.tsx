import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { knownWard } from '../../known-ward.ts'
import { type Raw, typedIn } from '../../registrants/routes/ids.ts'
import { mostShown, seeReservations } from '../actions/affected.ts'
import { useOfficially } from '../actions/official.ts'
import { readTimes } from '../domain/read-times.ts'
import { OfficialPage, type TypedOfficial } from '../pages/official-page.tsx'
import { closuresPath } from '../pages/say.ts'
import { closurePermissions } from '../permissions.ts'
import { reservationsWithin } from '../store/affected.ts'
import { requireFacility } from '../store/own-facilities.ts'
import { staffTexts as t } from '../text/staff.ts'
import { homeCrumb, spacesOf } from './staff.tsx'

const path = `${closuresPath}/official`

/** 公用, entered for the office. */
export function officialRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, (c) => {
    const get = (name: string) => c.req.query(name)?.slice(0, 40) ?? ''
    const typed = { space: get('space'), day: get('day'), starts: get('starts'), ends: get('ends') }
    return page(c, house, { slug: get('facility'), typed, isLooking: c.req.query('look') !== undefined })
  })
  app.post(path, (c) => enter(c, house))
}

type Showing = {
  slug: string
  typed: TypedOfficial
  isLooking: boolean
  raw?: Raw
  errors?: readonly FieldError[]
}

async function page(c: Ctx, house: House, showing: Showing): Promise<Response> {
  const { slug, typed, isLooking, raw = {}, errors = [] } = showing
  const staff = requireStaff(c, closurePermissions.handle)
  const today = house.clock.today()
  const { facility, spaces, wrong, seen } = await house.db.transact(async (tx) => {
    const own = await requireFacility(tx, staff, { slug }, today)
    const known = spacesOf(await knownWard(tx, house), own)
    const read = readOfficial(typed, { facilityId: own.id, known: new Set(known.map(({ id }) => id)), today })
    const found = isLooking && read.ok ? await reservationsWithin(tx, read.times, mostShown) : undefined
    return {
      facility: own,
      spaces: known,
      wrong: isLooking && !read.ok ? [read.error] : [],
      seen: found && (await seeReservations(tx, house, staff, found)),
    }
  })
  return staffPage(
    c,
    house,
    {
      title: t.officialUse.title,
      heading: `${facility.name}：${t.officialUse.title}`,
      current: closuresPath,
      crumbs: [homeCrumb],
      errors: [...errors, ...wrong],
    },
    <OfficialPage facility={facility} spaces={spaces} typed={typed} seen={seen} given={typedIn(raw)} />,
  )
}

/** A day and both times, or what is wrong in the words of this form. */
function readOfficial({ space, day, starts, ends }: TypedOfficial, known: Parameters<typeof readTimes>[1]) {
  const typed = { spaces: [space], first: day, last: '', weekdays: ['1', '2', '3', '4', '5', '6', '7'], starts, ends }
  const read = readTimes(typed, known)
  if (!read.ok) {
    const field = { spaces: 'space', first: 'day' }[read.field] ?? read.field
    return {
      ok: false as const,
      error: { field, message: read.why === 'spaces' ? t.problems.space : t.problems[read.why] },
    }
  }
  const { starts: from, ends: to, first } = read.times
  if (!from || !to) return { ok: false as const, error: { field: 'starts', message: t.problems.time } }
  return { ok: true as const, times: read.times, use: { spaceId: Number(space), day: first, starts: from, ends: to } }
}

const officialForm = z.object({
  facility: z.string().default(''),
  space: z.string().default(''),
  day: z.string().default(''),
  starts: z.string().default(''),
  ends: z.string().default(''),
  purpose: field.text(500),
  attendees: z
    .string()
    .default('')
    .transform((typed) => typed.trim() || undefined)
    .pipe(field.wholeNumber(1, 9999).optional()),
})

async function enter(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const form = await readForm(c, officialForm)
  const text = (name: string) => (typeof form.raw[name] === 'string' ? form.raw[name] : '')
  const typed = { space: text('space'), day: text('day'), starts: text('starts'), ends: text('ends') }
  const again = (errors: readonly FieldError[]) =>
    page(c, house, { slug: text('facility'), typed, isLooking: true, raw: form.raw, errors })
  if (!form.ok) return again(form.errors)
  const { facility: slug, purpose, attendees } = form.value
  const today = house.clock.today()
  const done = await submitOnce(c, house, { form: 'reservations.official' }, async (tx) => {
    const own = await requireFacility(tx, staff, { slug }, today)
    const known = new Set(spacesOf(await knownWard(tx, house), own).map(({ id }) => id))
    const read = readOfficial(typed, { facilityId: own.id, known, today })
    if (!read.ok) return { errors: [read.error] }
    const taken = await useOfficially(tx, house, staff, { ...read.use, purpose, attendees })
    if (!('refused' in taken)) return { location: `${closuresPath}/reservations/${taken.id}` }
    return { errors: [{ field: 'starts', message: t.problems[taken.refused === 'noise' ? 'noise' : 'taken'] }] }
  })
  return done.ok ? done.response : again(done.errors)
}
