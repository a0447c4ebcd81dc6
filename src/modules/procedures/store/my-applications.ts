import type { Resident } from '#platform/auth/actor.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import { filedForOthers, ownApplications } from '../policy.ts'
import { type Application, type ApplicationId, applicationColumns } from './applications.ts'

/** One's own, where somebody else files it from the filing on; and what one files for others. */
const mine = (actor: Resident) => sql<boolean>`(
  (${ownApplications.scope(actor)} and (a.filer_person_id is null or a.submitted_at is not null))
  or ${filedForOthers.scope(actor)})`

/** The application if it is this resident's matter or deed; otherwise it is not there. Whether they may act is another question. */
export async function findOwnApplication(tx: Tx, actor: Resident, id: ApplicationId): Promise<Application | undefined> {
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where a.id = ${id} and ${mine(actor)}`.execute(tx)
  return rows[0]
}

/** The same, locked: waits for every other change of it and keeps them out until the transaction ends. */
export async function lockOwnApplication(tx: Tx, actor: Resident, id: ApplicationId): Promise<Application | undefined> {
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where a.id = ${id} and ${mine(actor)} for update`.execute(tx)
  return rows[0]
}

export type ListKey = { createdAt: Temporal.Instant; id: ApplicationId }

/** The resident's own applications, newest first; those before `before`. */
export async function listOwnApplications(
  tx: Tx,
  actor: Resident,
  { before, limit }: { before?: ListKey | undefined; limit: number },
): Promise<Application[]> {
  const older = before ? sql`and (a.created_at, a.id) < (${before.createdAt}, ${before.id})` : sql``
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where ${mine(actor)} ${older}
    order by a.created_at desc, a.id desc limit ${limit}`.execute(tx)
  return rows
}

/** Those that are under way, for the agenda. */
export async function openApplications(tx: Tx, actor: Resident): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where ${mine(actor)} and a.closed_at is null
    order by a.updated_at desc, a.id desc limit 20`.execute(tx)
  return rows
}

/** What others filed for this person, newest first. */
export async function filedForPerson(tx: Tx, actor: Resident): Promise<Application[]> {
  const { rows } = await sql<Application>`
    select ${applicationColumns} from procedures.applications a
    where ${ownApplications.scope(actor)} and a.filer_person_id is not null and a.submitted_at is not null
    order by a.submitted_at desc, a.id desc limit 50`.execute(tx)
  return rows
}
