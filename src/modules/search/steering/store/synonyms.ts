import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { Rule } from '../domain/rule.ts'

export type SynonymId = Id<'synonym'>

export type SynonymVersion = Rule & {
  id: SynonymId
  version: number
  reason: string
  isEnded: boolean
  /** Nobody: the municipality's list with which the house began. */
  decidedBy: StaffId | null
  decidedAt: Temporal.Instant
}

const columns = sql`id, version, kind, words, leads_to as "leadsTo", reason, is_ended as "isEnded",
  decided_by as "decidedBy", decided_at as "decidedAt"`

// What one process reads into its memory.
const most = 5000

/** The rules that stand, in the order of their ids. */
export async function standingSynonyms(tx: Tx): Promise<readonly SynonymVersion[]> {
  const { rows } = await sql<SynonymVersion>`
    select * from (select distinct on (id) ${columns} from search.synonyms order by id, version desc) latest
    where not "isEnded" order by id limit ${most}`.execute(tx)
  return rows
}

export type SynonymFilter = { word?: string; state: 'standing' | 'ended' }

export const pageOfSynonyms = 50

/** The latest version of rules that hold a word, by what was decided last; one more than a page, to know whether more follow. */
export async function listSynonyms(
  tx: Tx,
  { word, state }: SynonymFilter,
  before?: { decidedAt: string; id: string },
): Promise<readonly SynonymVersion[]> {
  const pattern = word === undefined ? null : `%${word.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<SynonymVersion>`
    select * from (select distinct on (id) ${columns} from search.synonyms order by id, version desc) latest
    where "isEnded" = ${state === 'ended'}
      and (${pattern}::text is null
        or exists (select from unnest(words || "leadsTo") one where one ilike ${pattern}::text))
      and (${before?.id ?? null}::uuid is null
        or ("decidedAt", id) < (${before?.decidedAt ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    order by "decidedAt" desc, id desc limit ${pageOfSynonyms + 1}`.execute(tx)
  return rows
}

/** All versions of a rule, the latest first. */
export async function synonymHistory(tx: Tx, id: SynonymId): Promise<readonly SynonymVersion[]> {
  const { rows } = await sql<SynonymVersion>`
    select ${columns} from search.synonyms where id = ${id} order by version desc limit 100`.execute(tx)
  return rows
}

export type NewVersion = Rule & {
  id: SynonymId
  version: number
  reason: string
  isEnded: boolean
  by: StaffId
  at: Temporal.Instant
}

/** False: this version is there already, so somebody else was quicker. */
export async function insertVersion(tx: Tx, one: NewVersion): Promise<boolean> {
  const { rows } = await sql`
    insert into search.synonyms (id, version, kind, words, leads_to, reason, is_ended, decided_by, decided_at)
    values (${one.id}, ${one.version}, ${one.kind}, ${[...one.words]}::text[], ${[...one.leadsTo]}::text[],
      ${one.reason}, ${one.isEnded}, ${one.by}, ${one.at})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

export type SeedRule = Rule & { reason: string }

/** Rules of the municipality's list that were never there; which one it is follows from its words. True: there were some. */
export async function seedSynonyms(tx: Tx, rules: readonly SeedRule[], at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into search.synonyms (id, version, kind, words, leads_to, reason, is_ended, decided_at)
    select substr(encode(sha256(convert_to(r::text, 'UTF8')), 'hex'), 1, 32)::uuid, 1, r ->> 'kind',
      array(select jsonb_array_elements_text(r -> 'words')), array(select jsonb_array_elements_text(r -> 'leadsTo')),
      reason, false, ${at}
    from unnest(${rules.map(({ kind, words, leadsTo }) => JSON.stringify({ kind, words, leadsTo }))}::jsonb[],
      ${rules.map(({ reason }) => reason)}::text[]) as given (r, reason)
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}
