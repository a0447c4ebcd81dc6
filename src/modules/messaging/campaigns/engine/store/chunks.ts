import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Channel } from '../channel.ts'

export type ChunkState =
  | 'created'
  | 'sending'
  | 'temporary-failure'
  | 'sent'
  | 'permanent-failure'
  | 'unknown'
  | 'cancelled'
  | 'split'

export type Chunk = {
  id: string
  cause: string
  channel: Channel
  batch: number
  lang: Lang
  state: ChunkState
  notBefore: Temporal.Instant
  recipients: PersonId[] | null
  addresses: string[] | null
  body: string | null
  retryKey: string | null
  progress: number
  refused: Record<string, string> | null
  attempts: number
  isAmbiguous: boolean
  /** Real time. */
  firstAttemptAt: Temporal.Instant | null
}

/** Sealed: it leaves as it is, as often as it has to. */
export type SealedChunk = Chunk & { recipients: PersonId[]; addresses: string[]; body: string; retryKey: string }

const columns = sql`id, cause, channel, batch, lang, state, not_before as "notBefore", recipients, addresses, body,
  retry_key as "retryKey", progress, refused, attempts, is_ambiguous as "isAmbiguous", first_attempt_at as "firstAttemptAt"`

export async function lockChunk(tx: Tx, id: string): Promise<Chunk | undefined> {
  const { rows } = await sql<Chunk>`select ${columns} from messaging.chunks where id = ${id} for update`.execute(tx)
  return rows[0]
}

export type Seal = {
  recipients: readonly string[]
  addresses: readonly string[]
  leftOut: Readonly<Record<string, string>>
  body: string
}

/** Settles who is in it and what it says, and begins the first attempt. */
export async function sealChunk(tx: Tx, id: string, seal: Seal): Promise<{ retryKey: string }> {
  const retryKey = crypto.randomUUID()
  await sql`
    update messaging.chunks
    set state = 'sending', recipients = string_to_array(${seal.recipients.join(' ')}, ' ')::uuid[],
      addresses = string_to_array(${seal.addresses.join('\n')}, E'\n'), left_out = ${JSON.stringify(seal.leftOut)}::jsonb,
      body = ${seal.body}, retry_key = ${retryKey}, attempts = 1, first_attempt_at = clock_timestamp(),
      next_attempt_at = clock_timestamp() + interval '5 minutes'
    where id = ${id}`.execute(tx)
  return { retryKey }
}

/** Another attempt at a sealed chunk; until it ends, nobody knows whether it arrived. */
export async function beginAttempt(tx: Tx, id: string): Promise<void> {
  await sql`
    update messaging.chunks
    set is_ambiguous = is_ambiguous or state = 'sending', state = 'sending', attempts = attempts + 1,
      next_attempt_at = clock_timestamp() + interval '5 minutes'
    where id = ${id}`.execute(tx)
}

export type Settlement = {
  state: 'sent' | 'permanent-failure' | 'unknown' | 'cancelled'
  reason?: string
  providerId?: string
}

/** Ends a chunk; false when it had ended before. */
export async function settleChunk(tx: Tx, id: string, end: Settlement, at: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update messaging.chunks
    set state = ${end.state}, reason = ${end.reason ?? null}, provider_id = ${end.providerId ?? null}, settled_at = ${at}
    where id = ${id} and settled_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Ends a chunk of which nobody is left. */
export async function cancelEmpty(
  tx: Tx,
  id: string,
  leftOut: Readonly<Record<string, string>>,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update messaging.chunks
    set state = 'cancelled', reason = 'nobody', left_out = ${JSON.stringify(leftOut)}::jsonb, settled_at = ${at}
    where id = ${id} and settled_at is null`.execute(tx)
}

export async function putOffChunk(
  tx: Tx,
  id: string,
  pause: { reason: string; isAmbiguous: boolean; retryAfterSeconds: number },
): Promise<void> {
  await sql`
    update messaging.chunks
    set state = 'temporary-failure', reason = ${pause.reason}, is_ambiguous = ${pause.isAmbiguous},
      next_attempt_at = clock_timestamp() + make_interval(secs => ${pause.retryAfterSeconds})
    where id = ${id} and settled_at is null`.execute(tx)
}

/** How many have been served, on channels that take one at a time. */
export async function noteProgress(
  tx: Tx,
  id: string,
  { progress, refused }: { progress: number; refused: Readonly<Record<string, string>> },
): Promise<void> {
  await sql`
    update messaging.chunks
    set progress = greatest(progress, ${progress}), refused = ${JSON.stringify(refused)}::jsonb,
      next_attempt_at = clock_timestamp() + interval '5 minutes'
    where id = ${id} and settled_at is null`.execute(tx)
}

/** Waits for its hour, in business time; `chunksWhoseHourHasCome` finds it. */
export async function waitUntil(tx: Tx, id: string, at: Temporal.Instant): Promise<void> {
  await sql`
    update messaging.chunks set not_before = ${at}, next_attempt_at = 'infinity' where id = ${id}`.execute(tx)
}

/** These people of the chunk's batch go into a chunk of their own, which waits for its hour. */
export async function moveToLaterChunk(
  tx: Tx,
  { id, cause, channel }: Chunk,
  people: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  const { rows } = await sql<{ batch: number }>`
    insert into messaging.chunks (cause, channel, batch, lang, priority, not_before, next_attempt_at, planned)
    select cause, channel, nextval('messaging.later_batches'), lang, priority, ${at}, 'infinity', ${people.length}::int
    from messaging.chunks where id = ${id} returning batch`.execute(tx)
  await sql`
    update messaging.intents set batch = ${rows[0]?.batch}
    where cause = ${cause} and channel = ${channel} and person_id = any(${[...people]}::uuid[])`.execute(tx)
  await sql`update messaging.chunks set planned = planned - ${people.length}::int where id = ${id}`.execute(tx)
}

/** Two chunks with halves of a sealed one that was refused as a whole; ids of the halves. */
export async function splitChunk(tx: Tx, chunk: SealedChunk, at: Temporal.Instant): Promise<string[]> {
  const middle = Math.ceil(chunk.recipients.length / 2)
  const { rows } = await sql<{ id: string }>`
    insert into messaging.chunks (cause, channel, batch, lang, priority, not_before, recipients, addresses, left_out, body,
      retry_key, first_attempt_at, split_from, planned)
    select cause, channel, batch, lang, priority, not_before, recipients[h.first:h.last], addresses[h.first:h.last], '{}',
      body, gen_random_uuid(), clock_timestamp(), id, h.last - h.first + 1
    from messaging.chunks, (values (1, ${middle}::int), (${middle}::int + 1, ${chunk.recipients.length}::int)) h (first, last)
    where id = ${chunk.id}
    returning id`.execute(tx)
  await sql`
    update messaging.chunks
    set state = 'split', reason = 'not-accepted', settled_at = ${at}, planned = planned - cardinality(recipients)
    where id = ${chunk.id}`.execute(tx)
  return rows.map((row) => row.id)
}
