import type { Hono } from 'hono'
import { z } from 'zod'
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
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { checkIn, correctNoShow } from '../actions/check-in.ts'
import { findReservations, openByCode, showUse } from '../actions/find.ts'
import { mayCheckIn } from '../domain/course.ts'
import { FacilitiesPage, FoundPage } from '../pages/facilities-page.tsx'
import { DeskReservation } from '../pages/reservation-page.tsx'
import { facilitiesPath, reservationPath, sheetPath } from '../pages/say.tsx'
import { sayDay } from '../pages/sheet-page.tsx'
import { deskPermissions } from '../permissions.ts'
import { facilitiesOfDesk } from '../store/facilities.ts'
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
    if (!id) throw new NotFound('code')
    return seeOther(c, reservationPath(id))
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

async function listPage(c: Ctx, house: House, errors: readonly FieldError[] = [], typed?: string): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const today = house.clock.today()
  const facilities = await house.db.read((tx) => facilitiesOfDesk(tx, staff, today))
  return staffPage(
    c,
    house,
    { title: t.title, current: facilitiesPath, errors },
    <FacilitiesPage facilities={facilities} today={today} typed={typed} />,
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
    { title: t.search.title, current: facilitiesPath, crumbs: [{ href: facilitiesPath, label: t.title }] },
    <FoundPage {...found} typed={words} />,
  )
}

async function reservationPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const words = wordsOf(house)
  const id = idIn<'reservation'>(c, 'id')
  const { use, space } = await house.db.transact((tx) => showUse(tx, house, staff, id))
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
      errors,
    },
    <DeskReservation
      use={use}
      space={space}
      words={words}
      answer={mayCheckIn({ ...use, ends }, house.clock.now(), house.clock.today())}
      mayHandle={staff.permissions.has(deskPermissions.handle)}
    />,
  )
}
