import { sql, type Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardCalendar, wardDate, wardTimeZone } from '#platform/time/index.ts'
import { dueAfterCorrection } from '../../domain/course/due.ts'
import { type ApplicationId, lockApplication, writeDueDate } from '../../store/applications.ts'
import { bySystem, moveTo } from '../../store/transition.ts'

const batch = 100

/** The answer did not come in time: the case goes back to its clerk, who decides with what there is. */
export async function endOverdueCorrections(house: House): Promise<void> {
  const overdue = await house.db.read(async (tx) => {
    const { rows } = await sql<{ applicationId: ApplicationId }>`
      select c.application_id as "applicationId" from procedures.corrections c
        join procedures.applications a on a.id = c.application_id
       where c.answered_at is null and a.state = 'awaiting_correction' and c.answer_by < ${house.clock.today()}
       order by c.answer_by, c.id limit ${batch}`.execute(tx)
    return rows
  })
  for (const { applicationId } of overdue) await house.db.transact((tx) => endOverdue(tx, house, applicationId))
}

async function endOverdue(tx: Tx, house: House, id: ApplicationId): Promise<void> {
  const at = house.clock.now()
  // The case first, as an answer does: whoever comes second finds nothing left to do.
  const application = await lockApplication(tx, id)
  if (application?.state !== 'awaiting_correction') return
  const { rows } = await sql<{ requestedAt: Temporal.Instant }>`
    update procedures.corrections set answered_at = ${at}
     where application_id = ${id} and answered_at is null returning requested_at as "requestedAt"`.execute(tx)
  const [asked] = rows
  if (!asked) return
  if (application.dueOn) {
    const calendar = wardCalendar(house.profile)
    await writeDueDate(
      tx,
      id,
      dueAfterCorrection(application.dueOn, wardDate(asked.requestedAt), wardDate(at), calendar),
    )
  }
  await moveTo(tx, id, ['awaiting_correction'], 'in_review', { at, by: bySystem, kind: 'answer_overdue' })
}

/** When `endOverdueCorrections` next has something to do: the midnight after the last day to answer. */
export async function nextOverdueCorrection(tx: Tx, now: Temporal.Instant): Promise<Due | undefined> {
  const today = now.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const { rows } = await sql<{ answerBy: Temporal.PlainDate | null }>`
    select min(c.answer_by) as "answerBy" from procedures.corrections c
      join procedures.applications a on a.id = c.application_id
     where c.answered_at is null and a.state = 'awaiting_correction' and c.answer_by >= ${today}`.execute(tx)
  const answerBy = rows[0]?.answerBy
  return answerBy
    ? { at: answerBy.add({ days: 1 }).toZonedDateTime(wardTimeZone).toInstant(), label: '補正の期限' }
    : undefined
}
