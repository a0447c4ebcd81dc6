import { sql, type Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import { type DeliveryId, findDelivery } from '../../store/acts/deliveries.ts'
import { lockApplication } from '../../store/applications.ts'
import { recordCaseEvent } from '../../store/case-events.ts'
import { bySystem } from '../../store/transition.ts'
import { desk } from '../../text/acts/desk.ts'
import { toPost } from './make-letter.ts'

const batch = 100

/** What lay unopened in the box is posted on paper; the office sees it in its print queue. */
export async function postUnopened(house: House): Promise<void> {
  const ids = await house.db.read(async (tx) => {
    const { rows } = await sql<{ id: DeliveryId }>`
      select id from procedures.deliveries where state = 'uploaded' and open_by < ${house.clock.today()}
      order by open_by, id limit ${batch}`.execute(tx)
    return rows.map(({ id }) => id)
  })
  for (const id of ids) await house.db.transact((tx) => postOne(tx, house, id))
}

async function postOne(tx: Tx, house: House, id: DeliveryId): Promise<void> {
  const before = await findDelivery(tx, id)
  if (!before) return
  await lockApplication(tx, before.applicationId)
  const delivery = await findDelivery(tx, id, true)
  if (delivery?.state !== 'uploaded') return
  const at = house.clock.now()
  await toPost(tx, house, delivery, at)
  await recordCaseEvent(tx, delivery.applicationId, {
    kind: 'letter_unopened',
    at,
    by: bySystem,
    data: { actId: delivery.actId },
  })
}

/** When a letter has next lain unopened for too long, or a case is next closed because its letter has arrived. */
export async function nextOfLetters(tx: Tx, now: Temporal.Instant, house: House): Promise<Due | undefined> {
  const today = now.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const { rows } = await sql<{ on: Temporal.PlainDate | null }>`
    select min(day) as "on" from (
      select min(open_by) + 1 as day from procedures.deliveries where state = 'uploaded' and open_by >= ${today}
      union all
      select min(d.presumed_on) + ${house.profile.letters.post.returnDays}::int + 1
      from procedures.deliveries d join procedures.acts x on x.id = d.act_id
      join procedures.applications a on a.id = x.application_id and a.state = 'notified'
      where d.state = 'posted' and d.presumed_on + ${house.profile.letters.post.returnDays}::int >= ${today}
    ) as days`.execute(tx)
  const on = rows[0]?.on
  return on ? { at: on.toZonedDateTime(wardTimeZone).toInstant(), label: desk.agenda.letters } : undefined
}
