import type { Hono } from 'hono'
import { z } from 'zod'
import { contactsOf } from '#modules/messaging/index.ts'
import { personNames } from '#modules/people/index.ts'
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
import { parseId, parseReceiptNumber } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseTime, parseWareki, wardCalendar, wardDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { CoverOnly, orCover } from '../../actions/desk/open-case.ts'
import { phoneText } from '../../domain/answers/phone-text.ts'
import { selfFields } from '../../guests/about-you.ts'
import { statedReason } from '../../routes/desk/cases.tsx'
import { keptAnswers } from '../../store/answers.ts'
import { plainWords } from '../../text/index.ts'
import { markArrived, markMissed } from '../actions/attendance.ts'
import { addTime, closeTime, reopenTime } from '../actions/keep-times.ts'
import { dayStart } from '../actions/offered-times.ts'
import { openVisit } from '../actions/open-visit.ts'
import { calendarOf } from '../calendars.ts'
import { DayPage } from '../pages/day-page.tsx'
import { VisitFactsPage } from '../pages/visit-facts-page.tsx'
import { appointmentPermission } from '../permission.ts'
import { calendarPolicy } from '../policy.ts'
import { findVisit, turnedAway, type Visit, visitsBetween } from '../store/appointments.ts'
import { listCalendars, slotsBetween } from '../store/slots.ts'
import { appointmentDesk as t } from '../text/desk.ts'

export function staffTimesRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/appointments', (c) => dayPage(c, house, requireStaff(c, appointmentPermission), []))

  // A POST: the number never stands in an address or a log.
  app.post('/staff/appointments/search', async (c) => {
    const staff = requireStaff(c, appointmentPermission)
    const form = await readForm(c, z.object({ number: z.string().default('') }))
    const number = form.ok ? parseReceiptNumber(form.value.number) : undefined
    const found = number && (await house.db.read((tx) => findVisit(tx, calendarPolicy.scope(staff), { number })))
    if (!found) return dayPage(c, house, staff, [{ field: 'number', message: t.notFound }])
    return factsPage(c, house, staff, found.id)
  })
  app.get('/staff/appointments/:id', (c) => factsPage(c, house, requireStaff(c, appointmentPermission), idOf(c)))

  attendanceRoutes(app, house)
  slotRoutes(app, house)
}

function attendanceRoutes(app: Hono<HttpEnv>, house: House): void {
  const mark = (path: string, act: typeof markArrived) =>
    app.post(`/staff/appointments/:id/${path}`, async (c) => {
      const staff = requireStaff(c, appointmentPermission)
      const done = await submitOnce(c, house, { form: `procedures.appointment.${path}` }, async (tx) => {
        const marked = await act(tx, house, staff, idOf(c))
        if (!marked.ok) return { errors: [{ field: '', message: t.errors[marked.reason] }] }
        const { calendarKey, startsAt } = marked.appointment
        return { location: hrefOf(calendarKey, wardDate(startsAt)) }
      })
      return done.ok ? done.response : dayPage(c, house, staff, done.errors)
    })
  mark('arrival', markArrived)
  mark('absence', markMissed)
}

function slotRoutes(app: Hono<HttpEnv>, house: House): void {
  const slot = (path: string, act: typeof closeTime) =>
    app.post(`/staff/appointment-slots/:id/${path}`, async (c) => {
      const staff = requireStaff(c, appointmentPermission)
      const id = parseId<'appointment-slot'>(c.req.param('id') ?? '')
      if (!id) throw new NotFound('appointment slot')
      const done = await submitOnce(c, house, { form: `procedures.appointment-slot.${path}` }, async (tx) => {
        const { calendarKey, startsAt } = await act(tx, house, staff, id)
        return { location: hrefOf(calendarKey, wardDate(startsAt)) }
      })
      if (!done.ok) throw new NotFound('appointment slot')
      return done.response
    })
  slot('closure', closeTime)
  slot('reopening', reopenTime)

  app.post('/staff/appointment-slots', async (c) => {
    const staff = requireStaff(c, appointmentPermission)
    const form = await readForm(c, slotForm)
    if (!form.ok) return dayPage(c, house, staff, form.errors, form.raw)
    const { calendar: key, day, time, capacity } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.appointment-slot.add' }, async (tx) => {
      const added = await addTime(tx, house, staff, { key, day, time, capacity })
      return added.ok
        ? { location: hrefOf(key, day) }
        : { errors: [{ field: 'time', message: t.errors[added.reason] }] }
    })
    return done.ok ? done.response : dayPage(c, house, staff, done.errors, form.raw)
  })
}

const slotForm = z.object({
  calendar: z.string().regex(/^[a-z][a-z0-9-]*$/),
  day: z.string().transform((text, context) => parseWareki(text) ?? refuse(context, t.errors.day)),
  time: z.string().transform((text, context) => parseTime(text) ?? refuse(context, t.errors.time)),
  capacity: field.wholeNumber(1, 50),
})

function refuse(context: { addIssue(issue: { code: 'custom'; message: string }): void }, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

async function dayPage(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const scope = calendarPolicy.scope(staff)
  const ward = wardCalendar(house.profile)
  const asked = parseWareki(String(typed.day ?? c.req.query('day') ?? ''))
  const day = asked ?? ward.nextOpenDay(house.clock.today())
  const page = await house.db.read(async (tx) => {
    const calendars = await listCalendars(tx, scope)
    const wanted = typed.calendar ?? c.req.query('calendar')
    const calendar = calendars.find(({ key }) => key === wanted) ?? calendars[0]
    if (!calendar) return { calendars, calendar, slots: [], visits: [], away: [], names: new Map<string, string>() }
    const [from, to] = [dayStart(day), dayStart(day.add({ days: 1 }))]
    const visits = await visitsBetween(tx, scope, calendar.key, from, to)
    const away = await turnedAway(tx, scope, calendar.key, from, to)
    return {
      calendars,
      calendar,
      slots: await slotsBetween(tx, calendar.key, from, to, 200),
      visits,
      away: await reachable(tx, away),
      names: await personNames(
        tx,
        [...visits, ...away].map(({ applicantPersonId }) => applicantPersonId),
      ),
    }
  })
  const facts = page.calendar && calendarOf(house, page.calendar.key)
  const nameOf = (key: string) => {
    const known = calendarOf(house, key)
    return known ? plainWords(known.name) : key
  }
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/appointments', errors },
    <DayPage
      calendars={page.calendars.map(({ key }) => ({ value: key, label: nameOf(key) }))}
      calendar={page.calendar?.key}
      isConfirmed={facts?.confirmed ?? true}
      day={day}
      isOpen={ward.isOpen(day)}
      now={house.clock.now()}
      slots={page.slots}
      visits={page.visits.map((visit) => ({
        ...visit,
        name: page.names.get(visit.applicantPersonId) ?? '（住民記録なし）',
      }))}
      turnedAway={page.away.map((visit) => ({
        ...visit,
        name: page.names.get(visit.applicantPersonId) ?? '（住民記録なし）',
      }))}
      capacity={facts?.capacity ?? 1}
      typed={{ time: String(typed.time ?? '') }}
    />,
  )
}

/** How people are reached who have to choose again: by what they asked to be told, else by the number that they gave. */
async function reachable(tx: Tx, visits: readonly Visit[]) {
  const reached = []
  for (const visit of visits) {
    const answers = await keptAnswers(tx, visit.applicationId)
    const phones = [answers[selfFields.phone], answers['phone']].filter((one) => typeof one === 'string' && one !== '')
    const contacts = await contactsOf(tx, visit.applicantPersonId)
    reached.push({ ...visit, phone: phoneText(phones.map(String)[0] ?? ''), hasMail: contacts.length > 0 })
  }
  return reached
}

async function factsPage(c: Ctx, house: House, staff: Staff, id: ReturnType<typeof idOf>): Promise<Response> {
  const visit = await orCover(house.db.transact((tx) => openVisit(tx, house, staff, id, statedReason(c))))
  if (visit instanceof CoverOnly) return seeOther(c, `/staff/cases/${visit.applicationId}`)
  return staffPage(c, house, { title: t.visit.title, current: '/staff/appointments' }, <VisitFactsPage {...visit} />)
}

function idOf(c: Ctx) {
  const id = parseId<'appointment'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('appointment')
  return id
}

const hrefOf = (key: string, day: Temporal.PlainDate): string =>
  `/staff/appointments?${new URLSearchParams({ calendar: key, day: day.toString() })}`
