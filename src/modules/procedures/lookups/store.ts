import { sql, type Tx } from '#platform/db/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import type { LookupState } from './domain.ts'

export type LookupId = Id<'lookup'>

export type Lookup = {
  id: LookupId
  applicationId: ApplicationId
  ruleKey: string
  rowId: string
  item: string
  ground: string
  personId: PersonId | null
  state: LookupState
  /** Who answered: 「全国健康保険協会 東京支部」. */
  source: string | null
  askedAt: Temporal.Instant
  answeredAt: Temporal.Instant | null
  attempts: number
  value: Readonly<Record<string, unknown>> | null
  paperFileId: FileId | null
}

const columns = sql`
  l.id, l.application_id as "applicationId", l.rule_key as "ruleKey", l.row_id as "rowId", l.item, l.ground,
  l.person_id as "personId", l.state, l.source, l.asked_at as "askedAt", l.answered_at as "answeredAt", l.attempts,
  l.value, l.paper_file_id as "paperFileId"`

export type NewLookup = Pick<Lookup, 'applicationId' | 'ruleKey' | 'rowId' | 'item' | 'ground' | 'personId'>

/** Notes that something will be asked; `undefined` when it has been noted before. */
export async function insertLookup(tx: Tx, lookup: NewLookup, at: Temporal.Instant): Promise<LookupId | undefined> {
  const { rows } = await sql<{ id: LookupId }>`
    insert into procedures.lookups (application_id, rule_key, row_id, item, ground, person_id, asked_at)
    values (${lookup.applicationId}, ${lookup.ruleKey}, ${lookup.rowId}, ${lookup.item}, ${lookup.ground},
      ${lookup.personId}, ${at})
    on conflict (application_id, rule_key, row_id) do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function findLookup(tx: Tx, id: LookupId): Promise<Lookup | undefined> {
  const { rows } = await sql<Lookup>`select ${columns} from procedures.lookups l where l.id = ${id}`.execute(tx)
  return rows[0]
}

/** Held until the transaction ends. */
export async function lockLookup(tx: Tx, id: LookupId): Promise<Lookup | undefined> {
  const { rows } = await sql<Lookup>`
    select ${columns} from procedures.lookups l where l.id = ${id} for update`.execute(tx)
  return rows[0]
}

/** What was asked for one request, in the order of asking. */
export async function lookupsOf(tx: Tx, applicationId: ApplicationId): Promise<Lookup[]> {
  const { rows } = await sql<Lookup>`
    select ${columns} from procedures.lookups l where l.application_id = ${applicationId}
    order by l.asked_at, l.rule_key, l.row_id limit 200`.execute(tx)
  return rows
}

export type Answered = {
  state: Exclude<LookupState, 'asked'>
  source: string | null
  value: Readonly<Record<string, unknown>> | null
  at: Temporal.Instant
  nextAttemptAt: Temporal.Instant | null
}

export async function writeAnswer(tx: Tx, id: LookupId, answered: Answered): Promise<void> {
  const { state, source, value, at, nextAttemptAt } = answered
  await sql`
    update procedures.lookups set state = ${state}, source = ${source}, value = ${value && JSON.stringify(value)}::jsonb,
      answered_at = ${at}, attempts = attempts + 1, next_attempt_at = ${nextAttemptAt}
    where id = ${id}`.execute(tx)
}

export async function writePaper(tx: Tx, id: LookupId, fileId: FileId): Promise<void> {
  await sql`update procedures.lookups set paper_file_id = ${fileId}, next_attempt_at = null where id = ${id}`.execute(
    tx,
  )
}

/** Those whose next try is due; taken out of the list, so that each is tried once. */
export async function takeDue(tx: Tx, now: Temporal.Instant): Promise<LookupId[]> {
  const { rows } = await sql<{ id: LookupId }>`
    update procedures.lookups set next_attempt_at = null where id in (
      select id from procedures.lookups where next_attempt_at <= ${now}
      order by next_attempt_at, id limit 200 for update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function nextDue(tx: Tx): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select next_attempt_at as at from procedures.lookups where next_attempt_at is not null
    order by next_attempt_at, id limit 1`.execute(tx)
  return rows[0]?.at
}

/** The work is over: the answers go, that they were given stays. */
export async function forgetAnswers(tx: Tx, applicationId: ApplicationId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.lookups set value = null, forgotten_at = ${at}, next_attempt_at = null
    where application_id = ${applicationId} and forgotten_at is null`.execute(tx)
}
