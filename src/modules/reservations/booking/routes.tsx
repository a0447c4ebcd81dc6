import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  limitRate,
  readForm,
  requireResident,
  submitOnce,
} from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { closureNote } from '../closures/actions/note-of.ts'
import { ClosureNotice } from '../closures/pages/closure-notice.tsx'
import { knownWard } from '../known-ward.ts'
import { useOf } from '../use/actions/use-of.ts'
import { payableGroups } from '../money/actions/together.ts'
import { payNotices } from '../money/pages/pay-page.tsx'
import { placeWords, type PlaceWords } from '../places/index.ts'
import { type ActingRegistrant, asMember, registrantsOf, type VerifiedResident } from '../registrants/index.ts'
import { cancellationOf, cancelReservation } from './actions/cancel.ts'
import { changeReservation } from './actions/change.ts'
import { confirmReservation } from './actions/confirm.ts'
import { holdPlace } from './actions/hold.ts'
import { showReservation, type ShownReservation } from './actions/show.ts'
import { termsOf } from './actions/terms.ts'
import { freeChoices, readTimeChoice } from './actions/free-choices.ts'
import { type Chosen, readChosen, readDay, readFree } from './domain/chosen.ts'
import { chooseTime } from './domain/offer.ts'
import type { RegistrantId } from '../registrants/index.ts'
import type { ReservationId } from './domain/wish.ts'
import { CancelPage } from './pages/cancel-page.tsx'
import { ChangePage } from './pages/change-page.tsx'
import { DetailsPage } from './pages/details-page.tsx'
import { type Listed, MinePage } from './pages/mine-page.tsx'
import { CheckPage, ReservationPage } from './pages/reservation-page.tsx'
import { type ChosenShown, StartPage } from './pages/start-page.tsx'
import { sayProblem } from './say-problem.ts'
import { reservationsOf } from './store/reservations.ts'
import { bookingTexts } from './text/index.ts'

const styles = ['forms.css', 'vacancies.css'] as const
// Enough for a person who looks around, too few for a program that polls.
const holdsPerMinute = 20

/** What residents do with their reservations. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reservations', (c) => minePage(c, house))
  app.get('/reservations/new', (c) => startPage(c, house, choicesIn(new URL(c.req.url).searchParams)))
  app.post('/reservations', (c) => hold(c, house))
  app.get('/reservations/:id', (c) => reservationPage(c, house))
  app.get('/reservations/:id/details', (c) => detailsPage(c, house))
  app.post('/reservations/:id/details', (c) => saveDetails(c, house))
  app.post('/reservations/:id/confirmation', (c) => confirm(c, house))
  app.get('/reservations/:id/change', (c) => changePage(c, house))
  app.post('/reservations/:id/change', (c) => change(c, house))
  app.get('/reservations/:id/cancellation', (c) => cancelPage(c, house))
  app.post('/reservations/:id/cancellation', (c) => cancel(c, house))
}

const reservationId = (c: Ctx): ReservationId => {
  const id = parseId<'reservation'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('reservation')
  return id
}

function wordsOf(house: House): PlaceWords {
  const words = placeWords(house)
  if (!words) throw new NotFound('reservations')
  return words
}

async function minePage(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const { coming, past, groups } = await house.db.read(async (tx) => {
    const today = house.clock.today()
    const ward = await knownWard(tx, house)
    const held = (await registrantsOf(tx, resident.personId, today)).filter(({ rights }) => rights.has('read'))
    const ids = held.map(({ registrant }) => registrant.id)
    const listed = (found: Awaited<ReturnType<typeof reservationsOf>>): Listed[] =>
      found.flatMap((reservation) => {
        const space = ward.spaces.get(reservation.spaceId)
        const who = held.find(({ registrant }) => registrant.id === reservation.registrantId)?.registrant.name ?? ''
        return space ? [{ reservation, space, who }] : []
      })
    const coming = listed(await reservationsOf(tx, ids, { from: today }))
    const booking = new Set(held.filter(({ rights }) => rights.has('book')).map(({ registrant }) => registrant.id))
    const own = coming.filter(({ reservation: { registrantId } }) => registrantId && booking.has(registrantId))
    return {
      coming,
      groups: await payableGroups(tx, house, own),
      past: listed(await reservationsOf(tx, ids, { before: today })),
    }
  })
  const { title } = bookingTexts(lang).mine
  return residentPage(
    c,
    house,
    { title, styles },
    <MinePage
      lang={lang}
      coming={coming}
      past={past}
      groups={groups}
      notice={payNotices.find((one) => one === c.req.query('notice'))}
    />,
  )
}

function choicesIn(params: URLSearchParams): Chosen[] {
  const get = (name: string) => params.get(name) ?? undefined
  const free = readFree({ space: get('space'), day: get('day'), starts: get('starts'), ends: get('ends') })
  return [...readChosen(params.getAll('s')), ...(free ? [free] : [])]
}

async function startPage(
  c: Ctx,
  house: House,
  chosen: readonly Chosen[],
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const { registrations, shown, minutes } = await house.db.read(async (tx) => {
    const held = await registrantsOf(tx, resident.personId, house.clock.today())
    const terms = await Promise.all(chosen.map((one) => termsOf(tx, house, one.spaceId, one.day)))
    return {
      registrations: held
        .filter(({ rights }) => rights.has('book'))
        .map(({ registrant: { id, name } }) => ({ id, name })),
      shown: terms.flatMap((found, at) => {
        const one = chosen[at]
        const time = found.ok && one ? chooseTime(found.terms, one.choice) : undefined
        if (!found.ok || !one || !time?.ok) return []
        const { starts, ends } = time.time
        return [{ space: found.terms.space, day: one.day, starts, ends, inputs: inputsOf(one) }]
      }) satisfies ChosenShown[],
      minutes: Math.min(...terms.map((found) => (found.ok ? found.terms.rules.holdMinutes : 60))),
    }
  })
  const { title } = bookingTexts(lang).start
  return residentPage(
    c,
    house,
    { title, styles, errors, crumbs: [{ href: '/vacancies', label: bookingTexts(lang).mine.find }] },
    <StartPage
      lang={lang}
      chosen={shown}
      registrations={registrations}
      as={c.req.query('as')}
      activity={c.req.query('activity')}
      people={c.req.query('people')}
      minutes={minutes}
    />,
  )
}

const inputsOf = ({ spaceId, day, choice }: Chosen): { name: string; value: string }[] =>
  'blocks' in choice
    ? choice.blocks.map((no) => ({ name: 's', value: `${spaceId}.${day}.${no}` }))
    : [
        { name: 'space', value: String(spaceId) },
        { name: 'day', value: day.toString() },
        { name: 'starts', value: choice.starts.toString().slice(0, 5) },
        { name: 'ends', value: choice.ends.toString().slice(0, 5) },
      ]

const holdForm = z.object({
  s: z.array(z.string()).default([]),
  space: z.string().optional(),
  day: z.string().optional(),
  starts: z.string().optional(),
  ends: z.string().optional(),
  as: z.string().default(''),
  activity: z.string().optional(),
  people: z.coerce.number().int().min(1).max(9999).optional().catch(undefined),
})

async function hold(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  await limitRate(house, { scope: 'reservations.hold', key: resident.accountId, perMinute: holdsPerMinute })
  const lang = c.get('lang')
  const form = await readForm(c, holdForm, { lists: ['s'] })
  if (!form.ok) return startPage(c, house, [], form.errors)
  const { s, space, day, starts, ends, as, activity, people } = form.value
  const free = readFree({ space, day, starts, ends })
  const chosen = [...readChosen(s), ...(free ? [free] : [])].toSorted(
    (a, b) => Temporal.PlainDate.compare(a.day, b.day) || a.spaceId - b.spaceId,
  )
  const registrantId = parseId<'registrant'>(as)
  if (!registrantId)
    return startPage(c, house, chosen, [{ field: 'as', message: bookingTexts(lang).problems.registrant }])
  const done = await submitOnce(c, house, { form: 'reservations.hold' }, async (tx) => {
    const acting = await actingFor(tx, house, resident, registrantId)
    const ward = await knownWard(tx, house)
    const ids: ReservationId[] = []
    for (const one of chosen) {
      const known = ward.spaces.get(one.spaceId)
      if (!known) throw new NotFound('space')
      const fits = known.activities.includes(activity ?? '') ? { activity } : {}
      const attendees = people !== undefined && people <= known.capacity ? { attendees: people } : {}
      const held = await holdPlace(tx, house, acting, { ...one, ...fits, ...attendees })
      if (!held.ok) return { errors: [sayProblem(lang, held.why, known)] }
      ids.push(held.id)
    }
    const [first] = ids
    if (!first) return { errors: [{ field: '', message: bookingTexts(lang).start.nothingText }] }
    return { location: ids.length === 1 ? `/reservations/${first}/details` : '/reservations' }
  })
  return done.ok ? done.response : startPage(c, house, chosen, done.errors)
}

async function actingFor(
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  id: RegistrantId,
): Promise<ActingRegistrant> {
  return { resident, ...(await asMember(tx, { resident, id, on: house.clock.today(), right: 'book' })) }
}

const open = (c: Ctx, house: House): Promise<ShownReservation> => {
  const resident = requireResident(c, 'verified')
  return house.db.read((tx) => showReservation(tx, house, resident, reservationId(c)))
}

async function reservationPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const lang = c.get('lang')
  const shown = await open(c, house)
  const use = await house.db.read((tx) => useOf(tx, house, shown.reservation.id))
  const t = bookingTexts(lang)
  const note = await house.db.read((tx) => closureNote(tx, shown.reservation.id))
  const props = {
    lang,
    words: wordsOf(house),
    shown,
    use,
    now: house.clock.now(),
    note: note && <ClosureNotice lang={lang} note={note} />,
  }
  const isHeld = shown.reservation.state === 'held'
  return residentPage(
    c,
    house,
    {
      title: isHeld ? t.check.title : t.title,
      styles,
      errors,
      crumbs: [{ href: '/reservations', label: t.mine.title }],
    },
    isHeld ? <CheckPage {...props} /> : <ReservationPage {...props} />,
  )
}

async function detailsPage(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed?: Readonly<Record<string, string>>,
): Promise<Response> {
  const lang = c.get('lang')
  const shown = await open(c, house)
  const t = bookingTexts(lang).details
  return residentPage(
    c,
    house,
    { title: t.title, styles, errors, back: `/reservations/${shown.reservation.id}` },
    <DetailsPage lang={lang} words={wordsOf(house)} shown={shown} typed={typed} submit={t.next} />,
  )
}

const detailsForm = (equipment: readonly { id: number; stock: number }[]) =>
  z.object({
    activity: field.text(60),
    attendees: field.wholeNumber(1, 9999),
    purpose: field.optionalText(500),
    pays: z.enum(['nothing', 'now', 'later', 'on-site']).optional().catch(undefined),
    ...Object.fromEntries(
      equipment.map(({ id, stock }) => [`equipment-${id}`, field.wholeNumber(0, stock).optional()]),
    ),
  })

async function saveDetails(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const id = reservationId(c)
  const { reservation, space } = await open(c, house)
  const form = await readForm(c, detailsForm(space.equipment))
  if (!form.ok) return detailsPage(c, house, form.errors, textsOf(form.raw))
  const given: Readonly<Record<string, unknown>> = form.value
  const equipment = space.equipment
    .map((one) => ({ id: one.id, pieces: Number(given[`equipment-${one.id}`] ?? 0) }))
    .filter(({ pieces }) => pieces > 0)
  const { activity, attendees, purpose, pays } = form.value
  const { spaceId, day, starts, ends, blocks } = reservation
  const choice = blocks.length > 0 ? { blocks } : { starts, ends }
  const done = await submitOnce(c, house, { form: `reservations.details:${id}` }, async (tx) => {
    const asked = { spaceId, day, choice, activity, attendees, purpose, equipment, ...(pays && { pays }) }
    const changed = await changeReservation(tx, house, resident, id, asked)
    return changed.ok ? { location: `/reservations/${id}` } : { errors: [sayProblem(lang, changed.why, space)] }
  })
  return done.ok ? done.response : detailsPage(c, house, done.errors, textsOf(form.raw))
}

const textsOf = (raw: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(raw).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])))

async function confirm(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = reservationId(c)
  const t = bookingTexts(c.get('lang')).problems
  const done = await submitOnce(c, house, { form: `reservations.confirm:${id}` }, async (tx) => {
    const confirmed = await confirmReservation(tx, house, resident, id)
    return confirmed.ok ? { location: `/reservations/${id}` } : { errors: [{ field: '', message: t[confirmed.why] }] }
  })
  return done.ok ? done.response : reservationPage(c, house, done.errors)
}

async function changePage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const lang: Lang = c.get('lang')
  const shown = await open(c, house)
  const day = readDay(c.req.query('day') ?? '') ?? shown.reservation.day
  const options = await house.db.read((tx) => freeChoices(tx, house, shown.reservation, day))
  const t = bookingTexts(lang).change
  return residentPage(
    c,
    house,
    { title: t.title, styles, errors, back: `/reservations/${shown.reservation.id}` },
    <ChangePage lang={lang} shown={shown} day={day} options={options} />,
  )
}

const changeForm = z.object({ day: z.string().default(''), time: field.text(60) })

async function change(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = reservationId(c)
  const lang = c.get('lang')
  const { reservation, space, equipment } = await open(c, house)
  const form = await readForm(c, changeForm)
  if (!form.ok) return changePage(c, house, form.errors)
  const day = readDay(form.value.day)
  const choice = readTimeChoice(form.value.time)
  if (!day || !choice) return changePage(c, house, [{ field: 'time', message: bookingTexts(lang).problems.time }])
  const { spaceId, activity, attendees, purpose, pays } = reservation
  const done = await submitOnce(c, house, { form: `reservations.change:${id}` }, async (tx) => {
    const asked = { spaceId, day, choice, activity, attendees, purpose, equipment, pays }
    const changed = await changeReservation(tx, house, resident, id, asked)
    return changed.ok ? { location: `/reservations/${id}` } : { errors: [sayProblem(lang, changed.why, space)] }
  })
  return done.ok ? done.response : changePage(c, house, done.errors)
}

async function cancelPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const lang = c.get('lang')
  const shown = await open(c, house)
  const answer = await house.db.read((tx) => cancellationOf(tx, house, shown.reservation, shown.money.credit))
  const { title } = bookingTexts(lang).cancel
  return residentPage(
    c,
    house,
    { title, styles, errors, back: `/reservations/${shown.reservation.id}` },
    <CancelPage lang={lang} shown={shown} answer={answer} now={house.clock.now()} />,
  )
}

async function cancel(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = reservationId(c)
  const t = bookingTexts(c.get('lang')).problems
  const done = await submitOnce(c, house, { form: `reservations.cancel:${id}` }, async (tx) => {
    const answer = await cancelReservation(tx, house, resident, id)
    return answer.ok ? { location: `/reservations/${id}` } : { errors: [{ field: '', message: t.over }] }
  })
  return done.ok ? done.response : cancelPage(c, house, done.errors)
}
