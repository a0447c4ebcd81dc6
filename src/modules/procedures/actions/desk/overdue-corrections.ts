import { sql, type Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { type ApplicationId, findApplication, lockApplication } from '../../store/applications.ts'
import { openCorrections } from '../../store/corrections.ts'
import { revisionById } from '../../store/revisions.ts'
import { bySystem } from '../../store/transition.ts'
import { settleCorrection } from './settle-correction.ts'

const batch = 100

/** The answer did not come in time: the case goes back to its clerk, who decides with what there is. */
export async function endOverdueCorrections(house: House): Promise<void> {
  const overdue = await house.db.read(async (tx) => {
    const { rows } = await sql<{ applicationId: ApplicationId }>`
      select c.application_id as "applicationId" from procedures.corrections c
        join procedures.applications a on a.id = c.application_id
       where c.answered_at is null and a.state = 'awaiting_correction' and c.answer_by < ${house.clock.today()}
       group by c.application_id order by min(c.answer_by), c.application_id limit ${batch}`.execute(tx)
    return rows
  })
  for (const { applicationId } of overdue) await house.db.transact((tx) => endOverdue(tx, house, applicationId))
}

async function endOverdue(tx: Tx, house: House, id: ApplicationId): Promise<void> {
  const at = house.clock.now()
  const today = house.clock.today()
  // The case first, as an answer does: whoever comes second finds nothing left to do.
  const application = await lockApplication(tx, id)
  if (application?.state !== 'awaiting_correction') return
  const { definition } = await revisionById(tx, application.revisionId)
  for (const correction of await openCorrections(tx, id)) {
    if (Temporal.PlainDate.compare(correction.answerBy, today) >= 0) continue
    const current = await findApplication(tx, id)
    if (!current) return
    const ending = { at, by: bySystem, kind: 'answer_overdue' } as const
    await settleCorrection(tx, house, { application: current, definition }, correction, ending)
  }
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
