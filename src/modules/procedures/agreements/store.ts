import { type Id } from '#platform/ids/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { ApplicationId } from '../store/applications.ts'

export type AgreementId = Id<'agreement'>

export type Agreement = {
  id: AgreementId
  applicationId: ApplicationId
  personId: PersonId
  contentHash: Uint8Array
  askedAt: Temporal.Instant
  answerBy: Temporal.PlainDate
  answeredAt: Temporal.Instant | null
  answer: 'given' | 'declined' | 'superseded' | 'overdue' | null
  reason: string | null
  withdrawnAt: Temporal.Instant | null
}

const columns = sql`
  g.id, g.application_id as "applicationId", g.person_id as "personId", g.content_hash as "contentHash",
  g.asked_at as "askedAt", g.answer_by as "answerBy", g.answered_at as "answeredAt", g.answer, g.reason,
  g.withdrawn_at as "withdrawnAt"`

/** Asks anew; what was still open about this application is superseded. */
export async function askAgreement(
  tx: Tx,
  {
    applicationId,
    personId,
    contentHash,
    answerBy,
    at,
  }: {
    applicationId: ApplicationId
    personId: PersonId
    contentHash: Uint8Array
    answerBy: Temporal.PlainDate
    at: Temporal.Instant
  },
): Promise<AgreementId> {
  const { rows } = await sql<{ id: AgreementId }>`
    insert into procedures.agreements (application_id, person_id, content_hash, asked_at, answer_by)
    values (${applicationId}, ${personId}, ${Buffer.from(contentHash)}, ${at}, ${answerBy}) returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('insert returned no row')
  return row.id
}

export async function supersedeOpen(tx: Tx, applicationId: ApplicationId, at: Temporal.Instant): Promise<void> {
  await sql`
    update procedures.agreements set answer = 'superseded', answered_at = ${at}
    where application_id = ${applicationId} and answered_at is null`.execute(tx)
}

export async function writeCoApplicant(tx: Tx, id: ApplicationId, personId: PersonId | null): Promise<void> {
  await sql`update procedures.applications set co_applicant_person_id = ${personId} where id = ${id}`.execute(tx)
}

/** What this person is asked; nothing for anybody else. */
export async function ownAgreement(tx: Tx, id: string, personId: PersonId): Promise<Agreement | undefined> {
  const { rows } = await sql<Agreement>`
    select ${columns} from procedures.agreements g where g.id = ${id} and g.person_id = ${personId}`.execute(tx)
  return rows[0]
}

/** Newest first: what waits for this person, and what they answered. */
export async function agreementsOfPerson(tx: Tx, personId: PersonId): Promise<Agreement[]> {
  const { rows } = await sql<Agreement>`
    select ${columns} from procedures.agreements g
    where g.person_id = ${personId} order by g.asked_at desc, g.id desc limit 50`.execute(tx)
  return rows
}

/** The newest of an application. */
export async function agreementOf(tx: Tx, applicationId: ApplicationId): Promise<Agreement | undefined> {
  const { rows } = await sql<Agreement>`
    select ${columns} from procedures.agreements g
    where g.application_id = ${applicationId} order by g.asked_at desc, g.id desc limit 1`.execute(tx)
  return rows[0]
}

export async function writeAnswer(
  tx: Tx,
  id: AgreementId,
  answer: 'given' | 'declined' | 'overdue' | 'superseded',
  at: Temporal.Instant,
  reason: string | null = null,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update procedures.agreements set answer = ${answer}, answered_at = ${at}, reason = ${reason}
    where id = ${id} and answered_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export async function writeWithdrawal(tx: Tx, id: AgreementId, at: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update procedures.agreements set withdrawn_at = ${at}
    where id = ${id} and answer = 'given' and withdrawn_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export async function overdueAgreements(tx: Tx, today: Temporal.PlainDate): Promise<Agreement[]> {
  const { rows } = await sql<Agreement>`
    select ${columns} from procedures.agreements g
    where g.answered_at is null and g.answer_by < ${today} order by g.answer_by, g.id limit 100`.execute(tx)
  return rows
}

export async function nextAnswerBy(tx: Tx, today: Temporal.PlainDate): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ by: Temporal.PlainDate | null }>`
    select min(answer_by) as by from procedures.agreements
    where answered_at is null and answer_by >= ${today}`.execute(tx)
  return rows[0]?.by ?? undefined
}
