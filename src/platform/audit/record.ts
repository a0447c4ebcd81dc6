import type { Actor } from '#platform/auth/actor.ts'
import { sendAhead, sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/** Why a person's record was looked at. `own`: it is the actor's. `break-glass`: outside the actor's work, with an alert. */
export type AuditReason =
  | 'own'
  | 'assigned'
  | 'second-check'
  | 'decision'
  | 'cover'
  | 'supervision'
  | 'same-household'
  | 'duty'
  | 'request-of-person'
  /** For the person, under a mandate or as the law lets their household. */
  | 'mandate'
  | 'break-glass'

export type AuditEntry = {
  actor: Actor
  /** `module.thing.verb`, such as `procedures.case.read`. */
  action: string
  subject: { kind: string; id: string }
  /** Whose record was seen or changed; one entry per person. */
  personId?: PersonId
  reason?: AuditReason
  /** Further ids. Never names, texts or contents. */
  ids?: Record<string, string>
}

/** Writes who saw or did what, in the transaction of the deed. Real time, append-only. */
export async function recordAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const who = columnsOf(entry.actor)
  const written = sql`
    insert into platform.audit (actor_kind, account_id, actor_person_id, staff_id, office_ids, organs, by_token, client_id, task,
      action, subject_kind, subject_id, person_id, reason, ids)
    values (${entry.actor.kind}, ${who.accountId ?? null}, ${who.personId ?? null}, ${who.staffId ?? null},
      ${who.officeIds ?? []}::uuid[], ${[...(who.organs ?? [])]}::text[], ${entry.actor.scopes !== undefined}, ${who.clientId ?? null}, ${who.task ?? null},
      ${entry.action}, ${entry.subject.kind}, ${entry.subject.id}, ${entry.personId ?? null},
      ${entry.reason ?? null}, ${JSON.stringify(entry.ids ?? {})}::jsonb)`
  await sendAhead(tx, written.execute(tx))
}

/** The same entry for each of these people, in one statement: a list or a file that shows many. */
export async function recordAudits(
  tx: Tx,
  entry: Omit<AuditEntry, 'personId'>,
  people: readonly PersonId[],
): Promise<void> {
  const who = columnsOf(entry.actor)
  const written = sql`
    insert into platform.audit (actor_kind, account_id, actor_person_id, staff_id, office_ids, organs, by_token, client_id, task,
      action, subject_kind, subject_id, person_id, reason, ids)
    select ${entry.actor.kind}, ${who.accountId ?? null}::uuid, ${who.personId ?? null}::uuid, ${who.staffId ?? null}::uuid,
      ${who.officeIds ?? []}::uuid[], ${[...(who.organs ?? [])]}::text[], ${entry.actor.scopes !== undefined}::boolean,
      ${who.clientId ?? null}::uuid, ${who.task ?? null}::text, ${entry.action}::text, ${entry.subject.kind}::text,
      ${entry.subject.id}::text, p, ${entry.reason ?? null}::text, ${JSON.stringify(entry.ids ?? {})}::jsonb
    from unnest(${[...people]}::uuid[]) p`
  await sendAhead(tx, written.execute(tx))
}

type ActorColumns = {
  accountId?: string
  personId?: string
  staffId?: string
  officeIds?: string[]
  organs?: readonly string[]
  clientId?: string
  task?: string
}

function columnsOf(actor: Actor): ActorColumns {
  switch (actor.kind) {
    case 'anonymous':
      return {}
    case 'resident':
      return { accountId: actor.accountId, ...(actor.personId && { personId: actor.personId }) }
    case 'staff':
      return {
        accountId: actor.accountId,
        staffId: actor.staffId,
        officeIds: [...new Set(actor.posts.map((post) => post.officeId))],
        organs: actor.organs,
      }
    case 'client':
      return { clientId: actor.clientId, officeIds: actor.holder.kind === 'office' ? [actor.holder.officeId] : [] }
    case 'system':
      return { task: actor.task }
  }
}
