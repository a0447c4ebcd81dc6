import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardDate, wardTimeZone } from '#platform/time/index.ts'
import { findApplication } from '../../store/applications.ts'
import { tellVisitor } from '../notices.ts'
import { nextToRemind, takeToRemind } from '../store/appointments.ts'
import { dayStart } from './offered-times.ts'

const remindAt = Temporal.PlainTime.from('10:00')

/** From ten o'clock on, everybody who comes tomorrow is reminded; who was missed before that, at once. */
export async function remindVisitors(house: House): Promise<void> {
  const now = house.clock.now()
  const today = house.clock.today()
  const isTime = Temporal.PlainTime.compare(now.toZonedDateTimeISO(wardTimeZone).toPlainTime(), remindAt) >= 0
  const until = dayStart(today.add({ days: isTime ? 2 : 1 }))
  const next = await house.db.read((tx) => nextToRemind(tx, now))
  if (!next || Temporal.Instant.compare(next, until) >= 0) return
  await house.db.transact(async (tx) => {
    for (const appointment of await takeToRemind(tx, now, until)) {
      const application = await findApplication(tx, appointment.applicationId)
      if (application) await tellVisitor(tx, application, appointment, 'procedures.appointment-tomorrow')
    }
  })
}

export async function nextReminder(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const startsAt = await nextToRemind(tx, now)
  if (!startsAt) return undefined
  const day = wardDate(startsAt).subtract({ days: 1 })
  const at = day.toZonedDateTime({ timeZone: wardTimeZone, plainTime: remindAt }).toInstant()
  return Temporal.Instant.compare(at, now) > 0 ? { at, label: '来庁予約の前日のお知らせ' } : undefined
}
