import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { handEquipmentOut, takeEquipmentBack } from '../actions/equipment.ts'
import { lendKeyFor, returnKey } from '../actions/keys.ts'
import { thingTexts } from '../things-text.ts'
import { checkIn, correctNoShow } from '../actions/check-in.ts'
import { findReservations, openByCode, showUse } from '../actions/find.ts'
import { mayCheckIn } from '../domain/course.ts'
import { FacilitiesPage, FoundPage } from '../pages/facilities-page.tsx'
import { DeskReservation } from '../pages/reservation-page.tsx'
import { facilitiesPath, reservationPath, sheetPath } from '../pages/say.tsx'
import { sayDay } from '../pages/sheet-page.tsx'
import { deskPermissions } from '../permissions.ts'
import { equipmentLoansOf } from '../store/equipment.ts'
import { facilitiesOfDesk } from '../store/facilities.ts'
import { overridesOf } from '../store/entries.ts'
import { keyLoansOf, keysOf, overdueKeys } from '../store/keys.ts'
import { deskTexts as t } from '../text.ts'
import { idIn, wordsOf } from './at-desk.ts'

const searchForm = z.looseObject({ words: field.text(200) })

/** The way to a reservation, and what is done with it when somebody comes. */
export function reservationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(facilitiesPath, (c) => listPage(c, house))
  app.post(`${facilitiesPath}/search`, (c) => search(c, house))
  app.get('/staff/check-in/:code', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const id = await house.db.read((tx) => openByCode(tx, house, staff, c.req.param('code')))
    return id ? seeOther(c, reservationPath(id)) : listPage(c, house, [{ field: 'words', message: t.search.badCode }])
  })
  app.get('/staff/reservations/:id', (c) => reservationPage(c, house))
  app.post('/staff/reservations/:id/check-in', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = idIn<'reservation'>(c, 'id')
    const done = await submitOnce(c, house, { form: `reservations.check-in:${id}` }, async (tx) => {
      const answer = await checkIn(tx, house, staff, id)
      if (answer === 'now' || answer === 'already') return { location: reservationPath(id) }
      return { errors: [{ field: '', message: t.reservation.checkIns[answer] }] }
    })
    return done.ok ? done.response : reservationPage(c, house, done.errors)
  })
  app.post('/staff/reservations/:id/correction', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = idIn<'reservation'>(c, 'id')
    const done = await submitOnce(c, house, { form: `reservations.no-show-correction:${id}` }, async (tx) => {
      const isCorrected = await correctNoShow(tx, house, staff, id)
      return isCorrected
        ? { location: reservationPath(id) }
        : { errors: [{ field: '', message: t.reservation.notNoShow }] }
    })
    return done.ok ? done.response : reservationPage(c, house, done.errors)
  })
}

/** Keys and equipment over the counter. */
export function handOutRoutes(app: Hono<HttpEnv>, house: House): void {
  const act = async (c: Ctx, form: string, deed: (tx: Tx, staff: Staff) => Promise<FieldError | undefined>) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = idIn<'reservation'>(c, 'id')
    const done = await submitOnce(c, house, { form: `reservations.${form}:${id}` }, async (tx) => {
      const error = await deed(tx, staff)
      return error ? { errors: [error] } : { location: reservationPath(id) }
    })
    return done.ok ? done.response : reservationPage(c, house, done.errors)
  }
  app.post('/staff/reservations/:id/keys', async (c) => {
    const form = await readForm(c, z.looseObject({ key: field.text(40) }))
    const keyId = form.ok && parseId<'key'>(form.value.key)
    if (!keyId) throw new NotFound('key')
    return act(c, `lend-key:${keyId}`, async (tx, staff) => {
      const isLent = await lendKeyFor(tx, house, staff, { id: idIn<'reservation'>(c, 'id'), keyId })
      return isLent ? undefined : { field: 'key', message: thingTexts.keys.problems.out }
    })
  })
  app.post('/staff/reservations/:id/keys/:loan/return', (c) =>
    act(c, `return-key:${c.req.param('loan')}`, async (tx, staff) => {
      const where = { id: idIn<'reservation'>(c, 'id') }
      await returnKey(tx, house, staff, { where, loan: idIn<'key-loan'>(c, 'loan') })
      return undefined
    }),
  )
  app.post('/staff/reservations/:id/equipment/:equipment', (c) =>
    act(c, `hand-out:${equipmentIn(c)}`, async (tx, staff) => {
      await handEquipmentOut(tx, house, staff, { id: idIn<'reservation'>(c, 'id'), equipmentId: equipmentIn(c) })
      return undefined
    }),
  )
  app.post('/staff/reservations/:id/equipment/:equipment/return', async (c) => {
    requireStaff(c, deskPermissions.handle)
    const name = `broken-${equipmentIn(c)}`
    const form = await readForm(c, z.looseObject({ [name]: field.wholeNumber(0, 500) }))
    if (!form.ok) return reservationPage(c, house, form.errors)
    return act(c, `take-back:${equipmentIn(c)}`, async (tx, staff) => {
      const which = { id: idIn<'reservation'>(c, 'id'), equipmentId: equipmentIn(c) }
      const isBack = await takeEquipmentBack(tx, house, staff, { ...which, broken: Number(form.value[name]) })
      return isBack ? undefined : { field: name, message: thingTexts.equipment.problems.broken }
    })
  })
}

function equipmentIn(c: Ctx): number {
  const text = c.req.param('equipment') ?? ''
  if (!/^\d{1,9}$/.test(text)) throw new NotFound('equipment')
  return Number(text)
}

async function listPage(c: Ctx, house: House, errors: readonly FieldError[] = [], typed?: string): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const today = house.clock.today()
  const { facilities, overdue } = await house.db.read(async (tx) => {
    const own = await facilitiesOfDesk(tx, staff, today)
    const ids = own.map(({ id }) => id)
    return { facilities: own, overdue: await overdueKeys(tx, ids, house.clock.now()) }
  })
  return staffPage(
    c,
    house,
    { title: t.title, current: facilitiesPath, styles: ['sheet.css'], errors },
    <FacilitiesPage
      facilities={facilities}
      overdue={overdue}
      today={today}
      mayKeep={staff.permissions.has(deskPermissions.keep)}
      typed={typed}
    />,
  )
}

/** A number or a code opens the reservation; a name shows whose there are. A form, so that no name stands in an address. */
async function search(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const form = await readForm(c, searchForm)
  if (!form.ok) return listPage(c, house, form.errors, String(form.raw.words ?? ''))
  const { words } = form.value
  const found = await house.db.transact((tx) => findReservations(tx, house, staff, words))
  if ('id' in found) return seeOther(c, reservationPath(found.id))
  return staffPage(
    c,
    house,
    {
      title: t.search.title,
      current: facilitiesPath,
      crumbs: [{ href: facilitiesPath, label: t.title }],
      styles: ['sheet.css'],
    },
    <FoundPage {...found} typed={words} />,
  )
}

async function reservationPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const words = wordsOf(house)
  const id = idIn<'reservation'>(c, 'id')
  const { use, space, overrides, staffOf, ...things } = await house.db.transact(async (tx) => {
    const shown = await showUse(tx, house, staff, id)
    const keys = await keysOf(tx, shown.space.facility.id)
    const overrides = await overridesOf(tx, id)
    return {
      ...shown,
      overrides,
      staffOf: await staffNames(tx, [...new Set(overrides.map(({ by }) => by))]),
      keys: keys.filter(({ isOut, spaceId }) => !isOut && (spaceId === null || spaceId === shown.space.id)),
      loans: await keyLoansOf(tx, { reservationId: id }),
      equipmentLoans: await equipmentLoansOf(tx, id),
    }
  })
  const mayHandle = staff.permissions.has(deskPermissions.handle)
  const ends = Temporal.PlainTime.from({ hour: 0 }).add({ minutes: use.ends })
  return staffPage(
    c,
    house,
    {
      title: `${t.reservation.title} ${use.number}`,
      current: facilitiesPath,
      crumbs: [
        { href: facilitiesPath, label: t.title },
        { href: sheetPath(space.facility.slug, use.day), label: `${space.facility.name} ${sayDay(use.day)}` },
      ],
      styles: ['sheet.css'],
      errors,
    },
    <DeskReservation
      use={use}
      space={space}
      words={words}
      answer={mayCheckIn({ ...use, ends }, house.clock.now(), house.clock.today())}
      mayHandle={mayHandle}
      overrides={overrides.map((one) => ({ ...one, by: staffOf.get(one.by) ?? '' }))}
      things={{ ...things, use, now: house.clock.now(), mayHandle }}
    />,
  )
}
