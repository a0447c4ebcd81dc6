import { sql, type Tx } from '#platform/db/index.ts'
import type { Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Application, lockApplication } from '../../store/applications.ts'
import { bySystem, moveTo } from '../../store/transition.ts'

const batch = 100

/** Cases whose decision has reached the person, and of which nothing is expected to come back, are closed. */
export async function closeReached(house: House): Promise<void> {
  const ids = await house.db.read(async (tx) => {
    const { rows } = await sql<{ id: Id<'application'> }>`
      select a.id from procedures.applications a
       where a.state = 'notified' and ${reached(house)} order by a.updated_at, a.id limit ${batch}`.execute(tx)
    return rows.map(({ id }) => id)
  })
  for (const id of ids) await house.db.transact((tx) => closeNotified(tx, house, id))
}

/** The same for one case; does nothing while its letter is on the way or has come back. */
export async function closeNotified(tx: Tx, house: House, id: Id<'application'>): Promise<void> {
  const application = await lockApplication(tx, id)
  if (application?.state !== 'notified' || !(await hasReached(tx, house, id))) return
  const at = house.clock.now()
  await moveTo(tx, id, ['notified'], endOf(application), { at, by: bySystem })
}

const endOf = ({ outcome }: Application): 'completed' | 'refused' => (outcome === 'refuse' ? 'refused' : 'completed')

async function hasReached(tx: Tx, house: House, id: Id<'application'>): Promise<boolean> {
  const { rows } = await sql`
    select from procedures.applications a where a.id = ${id} and ${reached(house)}`.execute(tx)
  return rows.length === 1
}

// 到達: opened in the box, or posted so long ago that it would have come back; or settled otherwise by a person (公示送達).
// A letter that came back and is not settled keeps the case open.
const reached = ({ clock, profile }: House) => sql<boolean>`
  not exists (select from procedures.returned_mail m where m.application_id = a.id and m.resolved_at is null)
  and not exists (select from procedures.deliveries d join procedures.acts x on x.id = d.act_id
    where x.application_id = a.id and x.kind = 'decision' and d.state in ('making', 'queued', 'printed', 'uploaded'))
  and exists (select from procedures.deliveries d join procedures.acts x on x.id = d.act_id
    where x.application_id = a.id and x.kind = 'decision' and (
      d.arrived_at is not null
      or (d.state = 'posted' and d.presumed_on + ${profile.letters.post.returnDays}::int < ${clock.today()}::date)
      or exists (select from procedures.returned_mail m where m.delivery_id = d.id and m.resolution <> 'resent')))`
