import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'

export type Certificate = {
  id: Id<'certificate'>
  applicationId: Id<'application'>
  kind: string
  /** The three are missing where another system printed it, under numbers of its own. */
  documentNumber: string | null
  issueNumber: string | null
  verificationCode: string | null
  issuedOn: Temporal.PlainDate
  copies: number
  documentId: Id<'document'> | null
  withdrawnAt: Temporal.Instant | null
  /** When its numbers were recorded, if another system printed it. */
  madeAt: Temporal.Instant | null
}

/** The numbers of a paper of ours; `undefined` where another system printed it. */
export function numbersOf(certificate: Certificate): PaperNumbers | undefined {
  const { documentNumber, issueNumber, verificationCode, issuedOn } = certificate
  if (documentNumber === null || issueNumber === null || verificationCode === null) return undefined
  return { documentNumber, issueNumber, verificationCode, issuedOn }
}

export type PaperNumbers = {
  documentNumber: string
  issueNumber: string
  verificationCode: string
  issuedOn: Temporal.PlainDate
}

const columns = sql`
  id, application_id as "applicationId", kind, document_number as "documentNumber", issue_number as "issueNumber",
  verification_code as "verificationCode", issued_on as "issuedOn", copies, document_id as "documentId",
  withdrawn_at as "withdrawnAt", made_at as "madeAt"`

export async function insertCertificate(
  tx: Tx,
  certificate: {
    applicationId: Id<'application'>
    kind: string
    documentNumber: string
    issueNumber: string
    verificationCode: string
    issuedOn: Temporal.PlainDate
    copies: number
  },
): Promise<Id<'certificate'>> {
  const { rows } = await sql<{ id: Id<'certificate'> }>`
    insert into procedures.certificates
      (application_id, kind, document_number, issue_number, verification_code, issued_on, copies)
    values (${certificate.applicationId}, ${certificate.kind}, ${certificate.documentNumber}, ${certificate.issueNumber},
            ${certificate.verificationCode}, ${certificate.issuedOn}, ${certificate.copies})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('insert returned no row')
  return row.id
}

/** A paper that is numbered but not yet drawn carries the day on which it is drawn. */
export async function renewIssueDay(
  tx: Tx,
  applicationId: Id<'application'>,
  issuedOn: Temporal.PlainDate,
): Promise<void> {
  await sql`
    update procedures.certificates set issued_on = ${issuedOn}
     where application_id = ${applicationId} and rendered_at is null`.execute(tx)
}

export async function certificateOfCase(tx: Tx, applicationId: Id<'application'>): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`
    select ${columns} from procedures.certificates where application_id = ${applicationId}`.execute(tx)
  return rows[0]
}

export async function certificateByCode(tx: Tx, code: string): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`
    select ${columns} from procedures.certificates
     where verification_code = ${code} and rendered_at is not null`.execute(tx)
  return rows[0]
}

/** Binds the rendered paper and exactly the people on it; a person outside the case violates the foreign key. */
export async function markRendered(
  tx: Tx,
  certificate: Certificate,
  documentId: Id<'document'>,
  printed: readonly PersonId[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update procedures.certificates set document_id = ${documentId}, rendered_at = ${at}
     where id = ${certificate.id} and document_id is null`.execute(tx)
  await sql`
    insert into procedures.certificate_subjects (certificate_id, application_id, person_id)
    select ${certificate.id}, ${certificate.applicationId}, unnest(${[...printed]}::uuid[])`.execute(tx)
}

export async function markWithdrawn(tx: Tx, id: Id<'certificate'>, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update procedures.certificates set withdrawn_at = ${at}
     where id = ${id} and withdrawn_at is null returning 1`.execute(tx)
  return rows.length === 1
}

/** The definition under which the case was filed. */
export async function definitionOfCase(tx: Tx, applicationId: Id<'application'>): Promise<unknown> {
  const { rows } = await sql<{ definition: unknown }>`
    select r.definition from procedures.applications a
      join procedures.revisions r on r.id = a.submitted_revision_id where a.id = ${applicationId}`.execute(tx)
  return rows[0]?.definition
}
