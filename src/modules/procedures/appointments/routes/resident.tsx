import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type FieldError, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, Button, EmptyState, Form, residentPage, Title } from '#platform/ui/index.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { holds } from '../../domain/definition/condition.ts'
import { isClosed } from '../../domain/course/states.ts'
import { applicationIdOf, conflictPage, applicantOnly } from '../../routes/verified.tsx'
import { say } from '../../text/index.ts'
import { Reminder } from '../../pages/resident/reminder.tsx'
import { TimeInput } from '../../pages/resident/fields/time-input.tsx'
import { canChoose, chooseTime, timeFieldOf } from '../actions/choose-time.ts'
import { offeredTimes } from '../actions/offered-times.ts'
import { daysWithin } from '../bounds.ts'
import { calendarOf } from '../calendars.ts'
import { VisitPage } from '../pages/visit-page.tsx'
import { appointmentOf } from '../store/appointments.ts'
import { appointmentTexts } from '../text/index.ts'

/** The coming visit of a request: what to bring, another time. */
export function visitRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/appointment',
    applicantOnly(house, (c, resident) => visitPage(c, house, resident)),
  )
  app.get(
    '/applications/:id/appointment/times',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
      return canChoose(found) ? timesPage(c, house, found, []) : seeOther(c, `/applications/${id}`)
    }),
  )
  app.post(
    '/applications/:id/appointment',
    applicantOnly(house, (c, resident) => takeTime(c, house, resident)),
  )
}

/** Key of the calendar that this request asks for a time of. */
const calendarKeyOf = (found: Case): string | undefined => timeFieldOf(found)?.calendar

async function visitPage(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const { found, appointment } = await house.db.read(async (tx) => ({
    found: await ownCase(tx, house, resident, id),
    appointment: await appointmentOf(tx, id),
  }))
  const key = calendarKeyOf(found)
  const calendar = key ? calendarOf(house, key) : undefined
  if (!calendar || !found.application.submittedAt) return seeOther(c, `/applications/${id}`)
  const context = { answers: found.way.answers, facts: new Set<never>() }
  const bring = (found.definition.bring ?? []).filter(({ when }) => holds(when, context))
  return residentPage(
    c,
    house,
    { title: appointmentTexts(lang).title, back: `/applications/${id}` },
    <VisitPage
      lang={lang}
      applicationId={id}
      name={say(found.definition.name, lang)}
      appointment={appointment}
      receiptNumber={found.application.receiptNumber}
      place={say(calendar.place, lang)}
      address={house.profile.address}
      bring={bring.map(({ text }) => say(text, lang))}
      isOpen={!isClosed(found.application.state)}
      reminder={<Reminder lang={lang} definition={found.definition} />}
    />,
  )
}

async function timesPage(c: Ctx, house: House, found: Case, errors: readonly FieldError[]): Promise<Response> {
  const lang = c.get('lang')
  const t = appointmentTexts(lang)
  const { id } = found.application
  const field = timeFieldOf(found)
  const { days, appointment } = await house.db.read(async (tx) => ({
    days: field ? daysWithin(field, found.way.answers, await offeredTimes(tx, house, field.calendar)) : [],
    appointment: await appointmentOf(tx, id),
  }))
  const phone = found.office?.phone ?? house.profile.phone
  return residentPage(
    c,
    house,
    { title: t.choose, back: `/applications/${id}/appointment`, errors },
    <>
      <Title above={say(found.definition.name, lang)}>{t.choose}</Title>
      <Reminder lang={lang} definition={found.definition} />
      {days.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneText(phone)}</p>
        </EmptyState>
      ) : (
        <Form action={`/applications/${id}/appointment`}>
          <TimeInput
            lang={lang}
            name="slot"
            label={t.when}
            hint={t.chooseLede}
            days={days}
            value={appointment?.state === 'booked' ? appointment.slotId : ''}
          />
          <Actions>
            <Button>{t.submit}</Button>
          </Actions>
        </Form>
      )}
    </>,
  )
}

async function takeTime(c: Ctx, house: House, resident: VerifiedResident): Promise<Response> {
  const id = applicationIdOf(c)
  const { refusals } = appointmentTexts(c.get('lang'))
  const found = await house.db.read((tx) => ownCase(tx, house, resident, id))
  const form = await readForm(c, z.object({ slot: z.string().default('') }))
  if (!canChoose(found)) return conflictPage(c, house, id)
  const slotId = form.ok ? parseId<'appointment-slot'>(form.value.slot) : undefined
  if (!slotId) return timesPage(c, house, found, [{ field: 'slot', message: refusals.unknown }])
  const done = await submitOnce(c, house, { form: `procedures.appointment:${id}` }, async (tx) => {
    const chosen = await chooseTime(tx, house, resident, { id, slotId })
    if (chosen.ok) return { location: `/applications/${id}/appointment` }
    return { errors: [{ field: 'slot', message: refusals[chosen.reason] }] }
  })
  return done.ok ? done.response : timesPage(c, house, found, done.errors)
}
