import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { bySystem, moveTo } from '../../store/transition.ts'

const batch = 100

/** The answer did not come in time: the case goes back to its clerk, who decides with what there is. */
export async function endOverdueCorrections(house: House): Promise<void> {
  const at = house.clock.now()
  const overdue = await house.db.read(async (tx) => {
    const { rows } = await sql<{ applicationId: Id<'application'> }>`
      select c.application_id as "applicationId" from procedures.corrections c
        join procedures.applications a on a.id = c.application_id
       where c.answered_at is null and a.state = 'awaiting_correction' and c.answer_by < ${house.clock.today()}
       order by c.answer_by, c.id limit ${batch}`.execute(tx)
    return rows
  })
  for (const { applicationId } of overdue) {
    await house.db.transact(async (tx) => {
      const { rows } = await sql`
        update procedures.corrections set answered_at = ${at}
         where application_id = ${applicationId} and answered_at is null returning 1`.execute(tx)
      if (rows.length > 0) {
        await moveTo(tx, applicationId, ['awaiting_correction'], 'in_review', {
          at,
          by: bySystem,
          kind: 'answer_overdue',
        })
      }
    })
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
