import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import {
  apiOnce,
  type Ctx,
  type HttpEnv,
  InvalidFields,
  keyOfCall,
  limitRate,
  readCursor,
  readJson,
  writeCursor,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Cancellation, cancellationOf, cancelReservation } from '../../booking/actions/cancel.ts'
import { changeReservation } from '../../booking/actions/change.ts'
import { confirmReservation } from '../../booking/actions/confirm.ts'
import { type Held, holdPlace, type PlaceAsked } from '../../booking/actions/hold.ts'
import { choicesIn, showReservation } from '../../booking/actions/show.ts'
import { readDay } from '../../booking/domain/chosen.ts'
import type { TimeChoice } from '../../booking/domain/offer.ts'
import type { ReservationId } from '../../booking/domain/wish.ts'
import { type KnownWard, knownWard } from '../../known-ward.ts'
import { asMember, registrantsOf, type VerifiedResident } from '../../registrants/index.ts'
import { registrationBody, reservationBody, wholeReservationBody } from '../bodies.ts'
import { inTurn, noteSought, stillTaken } from '../crowd.ts'
import { refuse, refuseConfirmation } from '../refuse.ts'
import { caller } from '../scopes.ts'
import { reservationsBefore } from '../store/list.ts'

const pageSize = 50
const list = 'reservations.mine'
// As on the pages: enough for a person who looks around, too few for a program that tries everything.
const holdsPerMinute = 20

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .transform((text) => Temporal.PlainTime.from(text))
const when = {
  day: z.iso.date(),
  /** Numbers of the pattern's blocks, or `starts` and `ends` where times are free. */
  blocks: z.array(z.int().min(1).max(40)).min(1).max(40).optional(),
  starts: time.optional(),
  ends: time.optional(),
}
const use = {
  activity: z.string().max(60).optional(),
  attendees: z.int().min(1).max(9999).optional(),
  purpose: z.string().max(500).optional(),
  equipment: z
    .array(z.strictObject({ id: z.int().positive(), pieces: z.int().min(1).max(500) }))
    .max(50)
    .optional(),
}
const hold = z.object({ registration: z.uuid(), space: z.int().positive(), ...when, ...use })
const details = z.object({ ...use, pays: z.enum(['now', 'later', 'on-site']).optional() })
const change = z.object(when)

/** A resident's registrations and reservations; paying needs a person and stays in the browser. */
export function reservationsApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/registrations', async (c) => {
    const resident = caller(c, 'read')
    const held = await house.db.read((tx) => registrantsOf(tx, resident.personId, house.clock.today()))
    return c.json({ registrations: held.map(registrationBody) })
  })

  app.get('/registrations/:id', async (c) => {
    const resident = caller(c, 'read')
    const id = parseId<'registrant'>(c.req.param('id'))
    if (!id) throw new NotFound('registrant')
    const asked = { resident, id, on: house.clock.today(), right: 'read' } as const
    return c.json(registrationBody(await house.db.read((tx) => asMember(tx, asked))))
  })

  app.get('/reservations', (c) => listOwn(c, house, caller(c, 'read')))
  app.post('/reservations', (c) => holdOne(c, house, caller(c, 'write')))

  app.get('/reservations/:id', async (c) => {
    const resident = caller(c, 'read')
    return c.json(await house.db.read((tx) => bodyOf(tx, house, resident, reservationId(c))))
  })

  app.put('/reservations/:id/details', async (c) => {
    const resident = caller(c, 'write')
    const id = reservationId(c)
    const { pays, ...asked } = await readJson(c, details)
    return apiOnce(c, house, { form: `reservations.details:${id}` }, async (tx) => {
      const { reservation, space, equipment } = await showReservation(tx, house, resident, id)
      const { spaceId, day, blocks, starts, ends, activity, attendees, purpose } = reservation
      const choice: TimeChoice = blocks.length > 0 ? { blocks } : { starts, ends }
      const kept = { activity, attendees, purpose, equipment }
      const changed = await changeReservation(tx, house, resident, id, {
        ...{ spaceId, day, choice, ...kept, ...asked },
        ...(pays && { pays }),
      })
      if (!changed.ok) refuse(house, changed.why, space)
      return { status: 200, body: await bodyOf(tx, house, resident, id) }
    })
  })

  app.post('/reservations/:id/confirmation', async (c) => {
    const resident = caller(c, 'write')
    const id = reservationId(c)
    return apiOnce(c, house, { form: `reservations.confirm:${id}` }, async (tx) => {
      const confirmed = await confirmReservation(tx, house, resident, id)
      if (!confirmed.ok) refuseConfirmation(house, confirmed.why)
      return { status: 200, body: await bodyOf(tx, house, resident, id) }
    })
  })

  app.post('/reservations/:id/change', async (c) => {
    const resident = caller(c, 'write')
    const id = reservationId(c)
    const asked = readWhen(await readJson(c, change))
    return apiOnce(c, house, { form: `reservations.change:${id}` }, async (tx) => {
      const { reservation, space, equipment } = await showReservation(tx, house, resident, id)
      const { spaceId, activity, attendees, purpose, pays } = reservation
      const place = { spaceId, ...asked, activity, attendees, purpose, equipment, pays }
      const changed = await changeReservation(tx, house, resident, id, place)
      if (!changed.ok) refuse(house, changed.why, space)
      return { status: 200, body: await bodyOf(tx, house, resident, id) }
    })
  })

  app.get('/reservations/:id/cancellation', async (c) => {
    const resident = caller(c, 'read')
    const answer = await house.db.read(async (tx) => {
      const { reservation, money } = await showReservation(tx, house, resident, reservationId(c))
      return cancellationOf(tx, house, reservation, money.credit)
    })
    return c.json(cancellationBody(answer))
  })

  app.post('/reservations/:id/cancellation', async (c) => {
    const resident = caller(c, 'write')
    const id = reservationId(c)
    return apiOnce(c, house, { form: `reservations.cancel:${id}` }, async (tx) => {
      const answer = await cancelReservation(tx, house, resident, id)
      if (!answer.ok) throw new Conflict(answer.why === 'state' ? 'reservation_over' : 'cancellation_too_late')
      return { status: 200, body: await bodyOf(tx, house, resident, id) }
    })
  })
}

async function listOwn(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const [day, id] = readCursor(house, list, c.req.query('before')) ?? []
  const before = typeof day === 'string' ? { day, id: parseId<'reservation'>(String(id)) } : undefined
  const from = readDay(c.req.query('from') ?? '')
  const registration = c.req.query('registration')
  const rows = await house.db.read(async (tx) => {
    const held = await registrantsOf(tx, resident.personId, house.clock.today())
    const ids = held
      .filter(({ registrant, rights }) => rights.has('read') && (!registration || registrant.id === registration))
      .map(({ registrant }) => registrant.id)
    return reservationsBefore(tx, ids, {
      from,
      ...(before?.id && { before: { day: before.day, id: before.id } }),
      limit: pageSize + 1,
    })
  })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const next = last ? writeCursor(house, list, [last.day.toString(), last.id]) : null
  return c.json({ reservations: shown.map(reservationBody), next })
}

async function holdOne(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const body = await readJson(c, hold)
  const { registration, space: spaceId, activity, attendees, purpose, equipment } = body
  const asked: PlaceAsked = { spaceId, ...readWhen(body), activity, attendees, purpose, equipment }
  const id = parseId<'registrant'>(registration)
  if (!id) throw new NotFound('registrant')
  const scope = { form: 'reservations.hold' }
  const call = await keyOfCall(c, scope)
  const before = async () => {
    const taken = await stillTaken(house, asked, call)
    if (taken) refuse(house, { refused: 'taken' }, taken)
  }
  const by = `${resident.accountId} ${c.req.header('idempotency-key') ?? ''}`
  return inTurn(house, { asked, by, before }, async () => {
    await limitRate(house, { scope: 'reservations.hold', key: resident.accountId, perMinute: holdsPerMinute })
    return apiOnce(c, house, scope, async (tx) => {
      const [member, ward] = await Promise.all([
        asMember(tx, { resident, id, on: house.clock.today(), right: 'book' }),
        knownWard(tx, house),
      ])
      const space = ward.spaces.get(spaceId)
      if (!space) throw new NotFound('space')
      const held = await holdPlace(tx, house, { resident, ...member }, asked, { channel: 'api', ward })
      if (held.ok || ('refused' in held.why && held.why.refused === 'taken')) noteSought(house, ward, asked)
      if (!held.ok) refuse(house, held.why, space)
      const location = `/api/v1/reservations/${held.id}`
      return { status: 201, body: heldBody(ward, house, held), location }
    })
  })
}

function readWhen({ day, blocks, starts, ends }: z.output<typeof change>) {
  const choice: TimeChoice | undefined = blocks ? { blocks } : starts && ends && { starts, ends }
  if (!choice) throw new InvalidFields([{ field: 'blocks', message: 'blocks か、starts と ends を送ってください。' }])
  return { day: Temporal.PlainDate.from(day), choice }
}

function reservationId(c: Ctx): ReservationId {
  const id = parseId<'reservation'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('reservation')
  return id
}

/** What a new reservation is, without reading it again. */
const heldBody = (ward: KnownWard, house: House, { id, made }: Extract<Held, { ok: true }>) =>
  wholeReservationBody(
    {
      reservation: { ...made, id, state: 'held', sequence: 0 },
      equipment: made.equipment,
      ...choicesIn(ward, house, made),
    },
    pageOf(house, id),
  )

const pageOf = (house: House, id: ReservationId): string => `${house.config.publicUrl}/reservations/${id}`

const bodyOf = async (tx: Tx, house: House, resident: VerifiedResident, id: ReservationId) =>
  wholeReservationBody(await showReservation(tx, house, resident, id), pageOf(house, id))

const cancellationBody = (answer: Cancellation) =>
  answer.ok
    ? { possible: true, percent: answer.refund.percent, amount: answer.refund.amount, until: answer.until.toString() }
    : { possible: false, until: answer.until?.toString() ?? null }
