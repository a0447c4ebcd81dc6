import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'

export type MergeId = Id<'merge'>

/** 名寄せ: `from` leads to `into` once a second person has confirmed it; `split` undoes one by a new act. */
export type Merge = {
  id: MergeId
  kind: 'merge' | 'split'
  fromPersonId: PersonId
  intoPersonId: PersonId
  reason: string
  state: 'proposed' | 'confirmed' | 'rejected'
  proposedBy: StaffId
  proposedAt: Temporal.Instant
  decidedBy: StaffId | null
  decidedAt: Temporal.Instant | null
}

const columns = sql`id, kind, from_person_id as "fromPersonId", into_person_id as "intoPersonId", reason, state,
  proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt"`

/** Newest first. */
export async function mergesOf(tx: Tx, ids: readonly PersonId[]): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    select ${columns} from people.merges
    where from_person_id = any(${[...ids]}::uuid[]) or into_person_id = any(${[...ids]}::uuid[])
    order by proposed_at desc, id desc limit 50`.execute(tx)
  return rows
}

/** Those that wait for a second person who is not `proposer`, the oldest first. */
export async function waitingMerges(tx: Tx, proposer: StaffId): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    select ${columns} from people.merges where state = 'proposed' and proposed_by <> ${proposer}
    order by proposed_at, id limit 50`.execute(tx)
  return rows
}

export async function lockMerge(tx: Tx, id: MergeId): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`select ${columns} from people.merges where id = ${id} for update`.execute(tx)
  return rows[0]
}

/** Both persons, always in the same order, so that two acts cannot wait for each other. */
export async function lockPersons(tx: Tx, ids: readonly PersonId[]): Promise<Map<PersonId, PersonId | null>> {
  const { rows } = await sql<{ id: PersonId; mergedInto: PersonId | null }>`
    select id, merged_into as "mergedInto" from people.persons where id = any(${[...ids]}::uuid[])
    order by id for update`.execute(tx)
  return new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]))
}

/** `undefined`: one of this person waits already. */
export async function insertMerge(
  tx: Tx,
  made: Pick<Merge, 'kind' | 'fromPersonId' | 'intoPersonId' | 'reason' | 'proposedBy' | 'proposedAt'>,
): Promise<MergeId | undefined> {
  const { rows } = await sql<{ id: MergeId }>`
    insert into people.merges (kind, from_person_id, into_person_id, reason, proposed_by, proposed_at)
    values (${made.kind}, ${made.fromPersonId}, ${made.intoPersonId}, ${made.reason}, ${made.proposedBy}, ${made.proposedAt})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function decideMerge(
  tx: Tx,
  id: MergeId,
  decided: { state: 'confirmed' | 'rejected'; by: StaffId; at: Temporal.Instant },
): Promise<void> {
  await sql`
    update people.merges set state = ${decided.state}, decided_by = ${decided.by}, decided_at = ${decided.at}
    where id = ${id} and state = 'proposed'`.execute(tx)
}

/** Lets `from` lead to `into`, or stand alone again. */
export async function setMergedInto(tx: Tx, from: PersonId, into: PersonId | null): Promise<void> {
  await sql`update people.persons set merged_into = ${into} where id = ${from}`.execute(tx)
}

/** How many of these have an open record: two cannot be one person. */
export async function openRecordCount(tx: Tx, ids: readonly PersonId[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from people.register_records
    where person_id = any(${[...ids]}::uuid[]) and valid_to is null`.execute(tx)
  return rows[0]?.count ?? 0
}
