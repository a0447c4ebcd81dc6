import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
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
import { findProgress } from '#platform/progress/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { idIn, type Raw, typedIn } from '../../registrants/routes/ids.ts'
import { affectedBy, seeReservations } from '../actions/affected.ts'
import { endClosure } from '../actions/end.ts'
import { makeClosure } from '../actions/make.ts'
import { closureKinds } from '../domain/closure.ts'
import { readTimes, type TypedTimes } from '../domain/read-times.ts'
import { ClosePage } from '../pages/close-page.tsx'
import { ClosurePage } from '../pages/closure-page.tsx'
import { HomePage } from '../pages/home-page.tsx'
import { closuresPath } from '../pages/say.ts'
import { closurePermissions } from '../permissions.ts'
import { reservationsByIds, reservationsOfSuspended } from '../store/affected.ts'
import { closuresOf, findClosure } from '../store/closures.ts'
import { countHits, hitsOf } from '../store/hits.ts'
import { type OwnFacility, ownFacilities, requireFacility } from '../store/own-facilities.ts'
import { staffTexts as t } from '../text/staff.ts'
import { timesInAddress, timesInForm } from './typed.ts'

/** Closures of the houses of an office. */
export function closureRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(closuresPath, (c) => home(c, house))
  app.get(`${closuresPath}/new`, (c) => newPage(c, house))
  app.post(closuresPath, (c) => make(c, house))
}

/** After the other rooms' pages below the same path: an id stands in its place. */
export function oneClosureRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${closuresPath}/:id`, (c) => closurePage(c, house))
  app.post(`${closuresPath}/:id/end`, (c) => end(c, house))
}

export const homeCrumb = { href: closuresPath, label: t.title }

async function home(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.read)
  const today = house.clock.today()
  const shown = await house.db.transact(async (tx) => {
    const facilities = await ownFacilities(tx, staff, today)
    const ids = facilities.map(({ id }) => id)
    const suspended = await reservationsOfSuspended(tx, ids, today)
    return {
      facilities,
      closures: await closuresOf(tx, ids),
      suspended: await seeReservations(tx, house, staff, suspended),
    }
  })
  const mayHandle = staff.permissions.has(closurePermissions.handle)
  return staffPage(c, house, { title: t.title, current: closuresPath }, <HomePage {...shown} mayHandle={mayHandle} />)
}

/** Spaces of a facility, in the order in which they are shown. */
export const spacesOf = (ward: KnownWard, { id }: Pick<OwnFacility, 'id'>): Space[] =>
  [...ward.spaces.values()].filter(({ facility }) => facility.id === id)

async function newPage(c: Ctx, house: House): Promise<Response> {
  requireStaff(c, closurePermissions.handle)
  const params = new URL(c.req.url).searchParams
  return showNew(c, house, {
    slug: params.get('facility') ?? '',
    typed: timesInAddress(params),
    isLooking: params.has('look'),
    raw: { kind: params.get('kind') ?? '' },
  })
}

type Showing = { slug: string; typed: TypedTimes; isLooking: boolean; raw?: Raw; errors?: readonly FieldError[] }

async function showNew(
  c: Ctx,
  house: House,
  { slug, typed, isLooking, raw = {}, errors = [] }: Showing,
): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const today = house.clock.today()
  const { facility, spaces, read, affected } = await house.db.transact(async (tx) => {
    const own = await requireFacility(tx, staff, { slug }, today)
    const known = spacesOf(await knownWard(tx, house), own)
    const times = readTimes(typed, { facilityId: own.id, known: new Set(known.map(({ id }) => id)), today })
    return {
      facility: own,
      spaces: known,
      read: times,
      affected: isLooking && times.ok ? await affectedBy(tx, house, staff, times.times) : undefined,
    }
  })
  const wrong = isLooking && !read.ok ? [{ field: read.field, message: t.problems[read.why] }] : []
  return staffPage(
    c,
    house,
    {
      title: t.close.title,
      heading: `${facility.name}：${t.close.title}`,
      current: closuresPath,
      styles: ['closures.css'],
      crumbs: [homeCrumb],
      errors: [...errors, ...wrong],
    },
    <ClosePage
      facility={facility}
      spaces={spaces}
      typed={typed}
      looked={read.ok && affected ? { times: read.times, affected } : undefined}
      given={typedIn(raw)}
    />,
  )
}

const makeForm = z.object({
  facility: z.string().default(''),
  kind: field.choice(closureKinds),
  reason: field.text(500),
  answer: z.string().default(''),
})

async function make(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const form = await readForm(c, makeForm, { lists: ['spaces', 'weekdays'] })
  const typed = timesInForm(form.raw)
  const slug = String(form.raw.facility ?? '')
  const again = (errors: readonly FieldError[]) =>
    showNew(c, house, { slug, typed, isLooking: true, raw: form.raw, errors })
  if (!form.ok) return again(form.errors)
  const { kind, reason, answer } = form.value
  const today = house.clock.today()
  const answerUntil = answer.trim() === '' ? undefined : parseWareki(answer)
  if (answer.trim() !== '' && (!answerUntil || Temporal.PlainDate.compare(answerUntil, today) < 0))
    return again([{ field: 'answer', message: t.problems.answer }])
  const done = await submitOnce(c, house, { form: 'reservations.close' }, async (tx) => {
    const own = await requireFacility(tx, staff, { slug }, today)
    const known = spacesOf(await knownWard(tx, house), own)
    const read = readTimes(typed, { facilityId: own.id, known: new Set(known.map(({ id }) => id)), today })
    if (!read.ok) return { errors: [{ field: read.field, message: t.problems[read.why] }] }
    const { seen } = await affectedBy(tx, house, staff, read.times)
    const offering = answerUntil ? { answerUntil } : {}
    const id = await makeClosure(tx, house, staff, { ...read.times, kind, reason, ...offering, hits: seen.length })
    return { location: `${closuresPath}/${id}` }
  })
  return done.ok ? done.response : again(done.errors)
}

const mostHits = 500

async function closurePage(c: Ctx, house: House, errors: readonly FieldError[] = [], endFrom = ''): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.read)
  const id = idIn<'closure'>(c, 'id')
  const shown = await house.db.transact(async (tx) => {
    const closure = await findClosure(tx, id)
    if (!closure) throw new NotFound('closure')
    const facility = await requireFacility(tx, staff, { id: closure.facilityId }, house.clock.today())
    const ward = await knownWard(tx, house)
    const hits = await hitsOf(tx, id, mostHits)
    const found = await reservationsByIds(
      tx,
      hits.map(({ reservationId }) => reservationId),
    )
    return {
      closure,
      facility,
      places: ward.spaces,
      spaces: closure.spaces.flatMap((one) => ward.spaces.get(one) ?? []),
      counts: await countHits(tx, id),
      hits: new Map(hits.map((hit) => [hit.reservationId, hit])),
      seen: await seeReservations(tx, house, staff, found),
      madeBy: (await staffNames(tx, [closure.madeBy])).get(closure.madeBy) ?? '',
      progress: closure.progressId && (await findProgress(tx, closure.progressId)),
    }
  })
  return staffPage(
    c,
    house,
    {
      title: t.closures,
      heading: `${shown.facility.name}：${t.kinds[shown.closure.kind]}`,
      current: closuresPath,
      crumbs: [homeCrumb],
      errors,
    },
    <ClosurePage {...shown} mayEnd={staff.permissions.has(closurePermissions.handle)} endFrom={endFrom} />,
  )
}

async function end(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const id = idIn<'closure'>(c, 'id')
  const { raw } = await readForm(c, z.object({ from: z.string().optional() }))
  const typed = typeof raw.from === 'string' ? raw.from.trim() : ''
  const from = typed === '' ? house.clock.today() : parseWareki(typed)
  if (!from || Temporal.PlainDate.compare(from, house.clock.today()) < 0)
    return closurePage(c, house, [{ field: 'from', message: t.problems.endFrom }], typed)
  const done = await submitOnce(c, house, { form: `reservations.end-closure:${id}` }, async (tx) => {
    await endClosure(tx, house, staff, id, from)
    return { location: `${closuresPath}/${id}` }
  })
  return done.ok ? done.response : closurePage(c, house, done.errors)
}
