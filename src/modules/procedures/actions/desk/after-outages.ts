import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { afterOutages, daysOf, type Outage, outagesSince, wardCalendar } from '#platform/time/index.ts'
import { tellApplicant } from '../../notices.ts'
import { type ApplicationId, lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { answersCutOff, lapsedCorrection, moveAnswerDay, openCorrections } from '../../store/corrections.ts'
import { insertCorrection } from '../../store/desk/cases.ts'
import { bySystem, moveTo } from '../../store/transition.ts'

const batch = 100

/**
 * Nobody loses a last day to a fault of ours: what waits for an answer waits longer, and what had lapsed by it is asked
 * again. A second run finds nothing.
 */
export async function moveLastDays(house: House): Promise<void> {
  const { outages, ids } = await house.db.read(async (tx) => {
    const found = await outagesSince(tx, house.clock.today().subtract({ days: 90 }))
    return { outages: found, ids: found.length === 0 ? [] : await answersCutOff(tx, found.map(daysOf), batch) }
  })
  for (const id of ids) await house.db.transact((tx) => moveLastDay(tx, house, id, outages))
}

async function moveLastDay(tx: Tx, house: House, id: ApplicationId, outages: readonly Outage[]): Promise<void> {
  const application = await lockApplication(tx, id)
  const at = house.clock.now()
  const newDay = (day: Temporal.PlainDate) => afterOutages(day, outages, wardCalendar(house.profile))
  if (application?.state === 'awaiting_correction') {
    for (const open of await openCorrections(tx, id)) {
      const answerBy = newDay(open.answerBy)
      if (answerBy.equals(open.answerBy)) continue
      const by = answerBy.toString()
      await moveAnswerDay(tx, open.id, answerBy)
      await recordCaseEvent(tx, id, { kind: 'answer_day_moved', at, by: bySystem, data: { by } })
      await tellApplicant(tx, application, 'procedures.answer-day-moved', { by: answerBy, about: by })
    }
    return
  }
  const lapsed = application?.state === 'in_review' ? await lapsedCorrection(tx, id) : undefined
  if (!lapsed) return
  const { fields, reason, reasons, requestedBy } = lapsed
  // Recorded late, the outage may lie behind the day that it moved to: nobody gets less than what is left of one.
  const answerBy = newDay(lapsed.answerBy)
  const tomorrow = wardCalendar(house.profile).nextOpenDay(house.clock.today().add({ days: 1 }))
  const by = Temporal.PlainDate.compare(answerBy, tomorrow) < 0 ? tomorrow : answerBy
  await insertCorrection(tx, id, { fields, reason, reasons, answerBy: by, by: requestedBy, at })
  const asked = await moveTo(tx, id, ['in_review'], 'awaiting_correction', {
    at,
    by: bySystem,
    kind: 'asked_again',
    data: { by: by.toString() },
  })
  await tellApplicant(tx, asked, 'procedures.answer-day-moved', { by, about: by.toString() })
}
