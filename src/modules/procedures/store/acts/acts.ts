import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, StaffId } from '#platform/ids/index.ts'
import type { DecisionRank } from '../../domain/definition/law.ts'
import type { ActId, ActItem, ActKind, ActOutcome, ActRoute, Draft, LetterWords } from '../../domain/acts/act.ts'
import type { ActState } from '../../domain/acts/course.ts'

export type HeldFor = 'left_register' | 'no_address' | 'missing_glyphs'

export type Act = {
  id: ActId
  applicationId: Id<'application'>
  kind: ActKind
  changesId: ActId | null
  certificateId: Id<'certificate'> | null
  outcome: ActOutcome | null
  route: ActRoute
  /** 処分庁, as it signs. */
  authority: string
  rank: DecisionRank
  ground: string
  reason: string | null
  conditions: string | null
  facts: Record<string, string>
  items: ActItem[]
  extendedTo: Temporal.PlainDate | null
  letter: LetterWords
  isUrgent: boolean
  state: ActState
  draftedBy: StaffId
  draftedAt: Temporal.Instant
  examinedBy: StaffId | null
  decidedBy: StaffId | null
  decidedAt: Temporal.Instant | null
  isDeputised: boolean
  deputyFor: StaffId | null
  seenBy: StaffId | null
  heldFor: HeldFor | null
  effectedAt: Temporal.Instant | null
  datedOn: Temporal.PlainDate | null
  documentNumber: string | null
  verificationCode: string | null
}

/** Columns of `Act`; the table must be called `x`. */
export const actColumns = sql`
  x.id, x.application_id as "applicationId", x.kind, x.changes_id as "changesId", x.certificate_id as "certificateId",
  x.outcome, x.route, x.authority, x.rank, x.ground, x.reason, x.conditions, x.facts, x.items,
  x.extended_to as "extendedTo", x.letter, x.is_urgent as "isUrgent", x.state, x.drafted_by as "draftedBy",
  x.drafted_at as "draftedAt", x.examined_by as "examinedBy", x.decided_by as "decidedBy", x.decided_at as "decidedAt",
  x.is_deputised as "isDeputised", x.deputy_for as "deputyFor", x.seen_by as "seenBy", x.held_for as "heldFor",
  x.effected_at as "effectedAt", x.dated_on as "datedOn", x.document_number as "documentNumber",
  x.verification_code as "verificationCode"`

export async function findAct(tx: Tx, id: ActId): Promise<Act | undefined> {
  const { rows } = await sql<Act>`select ${actColumns} from procedures.acts x where x.id = ${id}`.execute(tx)
  return rows[0]
}

export async function actByCode(tx: Tx, code: string): Promise<Act | undefined> {
  const { rows } = await sql<Act>`
    select ${actColumns} from procedures.acts x where x.verification_code = ${code}`.execute(tx)
  return rows[0]
}

/** Every act of a case, ended ones too, the newest first. */
export async function actsOf(tx: Tx, applicationId: Id<'application'>): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select ${actColumns} from procedures.acts x where x.application_id = ${applicationId}
    order by x.drafted_at desc, x.id desc limit 100`.execute(tx)
  return rows
}

/** The one that is under way; there is one at most. */
export async function openActOf(tx: Tx, applicationId: Id<'application'>): Promise<Act | undefined> {
  const { rows } = await sql<Act>`
    select ${actColumns} from procedures.acts x
    where x.application_id = ${applicationId} and x.state in ('examining', 'deciding', 'decided')`.execute(tx)
  return rows[0]
}

/** The period may be extended once. */
export async function wasExtended(tx: Tx, applicationId: Id<'application'>): Promise<boolean> {
  const { rows } = await sql`
    select from procedures.acts
    where application_id = ${applicationId} and kind = 'extension' and state = 'effected' limit 1`.execute(tx)
  return rows.length === 1
}

/** What was notified later about this act or certificate, the newest first. */
export async function changesOf(tx: Tx, id: ActId | Id<'certificate'>): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select ${actColumns} from procedures.acts x
    where (x.changes_id = ${id} or x.certificate_id = ${id}) and x.state = 'effected'
    order by x.effected_at desc, x.id desc limit 20`.execute(tx)
  return rows
}

/** The notified grant, whole or in part, that nothing has ended since; `undefined` where there is none. */
export async function standingGrant(tx: Tx, applicationId: Id<'application'>): Promise<Act | undefined> {
  const { rows } = await sql<Act>`
    select ${actColumns} from procedures.acts x
    where x.application_id = ${applicationId} and x.kind = 'decision' and x.state = 'effected' and x.outcome <> 'refuse'
      and not exists (select from procedures.acts e
        where e.changes_id = x.id and e.kind in ('revocation', 'withdrawal') and e.state = 'effected')
    order by x.effected_at desc limit 1`.execute(tx)
  return rows[0]
}

/** There was a grant, and it was taken back (取消, 撤回). */
export async function hasFallen(tx: Tx, applicationId: Id<'application'>): Promise<boolean> {
  if (await standingGrant(tx, applicationId)) return false
  const { rows } = await sql`
    select from procedures.acts
    where application_id = ${applicationId} and kind in ('revocation', 'withdrawal') and state = 'effected' limit 1`.execute(
    tx,
  )
  return rows.length === 1
}

export type NewAct = Draft & {
  applicationId: Id<'application'>
  route: ActRoute
  authority: string
  rank: DecisionRank
  changesId?: ActId | undefined
  certificateId?: Id<'certificate'> | undefined
  letter: LetterWords
  state: ActState
  by: StaffId
  at: Temporal.Instant
}

export async function insertAct(tx: Tx, act: NewAct): Promise<ActId> {
  const { rows } = await sql<{ id: ActId }>`
    insert into procedures.acts (application_id, kind, changes_id, certificate_id, outcome, route, authority, rank, ground,
      reason, conditions, facts, items, extended_to, letter, is_urgent, state, drafted_by, drafted_at)
    values (${act.applicationId}, ${act.kind}, ${act.changesId ?? null}, ${act.certificateId ?? null},
      ${act.outcome ?? null}, ${act.route}, ${act.authority}, ${act.rank}, ${act.ground}, ${act.reason ?? null},
      ${act.conditions ?? null}, ${JSON.stringify(act.facts)}::jsonb, ${JSON.stringify(act.items)}::jsonb,
      ${act.extendedTo ?? null}, ${JSON.stringify(act.letter)}::jsonb, ${act.isUrgent}, ${act.state}, ${act.by}, ${act.at})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('insert returned no row')
  return row.id
}

type Move = { at: Temporal.Instant; by: StaffId }

export async function markExamined(tx: Tx, id: ActId, { at, by }: Move): Promise<void> {
  await sql`
    update procedures.acts set state = 'deciding', examined_by = ${by}, examined_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

export async function markDecided(
  tx: Tx,
  id: ActId,
  { at, by, isDeputy, deputyFor }: Move & { isDeputy: boolean; deputyFor: StaffId | undefined },
): Promise<void> {
  await sql`
    update procedures.acts
    set state = 'decided', decided_by = ${by}, decided_at = ${at}, is_deputised = ${isDeputy}, deputy_for = ${deputyFor ?? null}
    where id = ${id}`.execute(tx)
}

export async function markEnded(
  tx: Tx,
  id: ActId,
  state: 'returned' | 'taken_back' | 'undone' | 'dropped',
): Promise<void> {
  await sql`update procedures.acts set state = ${state} where id = ${id}`.execute(tx)
}

export async function markHeld(tx: Tx, id: ActId, reason: HeldFor): Promise<void> {
  await sql`update procedures.acts set held_for = ${reason} where id = ${id}`.execute(tx)
}

export async function markSeen(tx: Tx, id: ActId, { at, by }: Move): Promise<void> {
  await sql`update procedures.acts set seen_by = ${by}, seen_at = ${at} where id = ${id}`.execute(tx)
}

export async function markEffected(
  tx: Tx,
  id: ActId,
  act: Move & { datedOn: Temporal.PlainDate; documentNumber: string; verificationCode: string },
): Promise<void> {
  await sql`
    update procedures.acts
    set state = 'effected', held_for = null, effected_by = ${act.by}, effected_at = ${act.at}, dated_on = ${act.datedOn},
      document_number = ${act.documentNumber}, verification_code = ${act.verificationCode}
    where id = ${id}`.execute(tx)
}

export async function writeOutcome(tx: Tx, id: Id<'application'>, outcome: ActOutcome): Promise<void> {
  await sql`update procedures.applications set outcome = ${outcome} where id = ${id}`.execute(tx)
}
