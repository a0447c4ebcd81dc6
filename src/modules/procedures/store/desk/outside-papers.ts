import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'
import { authorisedSubjects } from './cases.ts'

type Made = {
  applicationId: Id<'application'>
  kind: string
  issuedOn: Temporal.PlainDate
  numbers: readonly string[]
  by: StaffId
  at: Temporal.Instant
}

/**
 * The paper that another system printed, with the number of each sheet, bound to the people of the case. Missing when
 * one of the numbers stands with another case already; nothing of it may be kept then.
 */
export async function insertOutsidePaper(tx: Tx, made: Made): Promise<Id<'certificate'> | undefined> {
  const { rows } = await sql<{ id: Id<'certificate'> }>`
    insert into procedures.certificates (application_id, kind, issued_on, copies, made_at, made_by)
    values (${made.applicationId}, ${made.kind}, ${made.issuedOn}, ${made.numbers.length}, ${made.at}, ${made.by})
    on conflict (application_id) do nothing
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (!id) return undefined
  const { rows: sheets } = await sql`
    insert into procedures.outside_papers (certificate_id, position, kind, number)
    select ${id}, position, ${made.kind}, number
      from unnest(${[...made.numbers]}::text[]) with ordinality as sheet (number, position)
    on conflict do nothing returning 1`.execute(tx)
  if (sheets.length < made.numbers.length) return undefined
  await bindSubjects(tx, id, made.applicationId, await authorisedSubjects(tx, made.applicationId))
  return id
}

async function bindSubjects(
  tx: Tx,
  id: Id<'certificate'>,
  applicationId: Id<'application'>,
  subjects: readonly PersonId[],
): Promise<void> {
  await sql`
    insert into procedures.certificate_subjects (certificate_id, application_id, person_id)
    select ${id}, ${applicationId}, unnest(${[...subjects]}::uuid[])`.execute(tx)
}

/** The numbers of the sheets as they stand now, in their order; none where the house drew the paper itself. */
export async function numbersOfPaper(tx: Tx, id: Id<'certificate'>): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from procedures.outside_numbers where certificate_id = ${id} order by position`.execute(tx)
  return rows.map(({ number }) => number)
}

export type NumberCorrection = {
  position: number
  before: string
  number: string
  reason: string
  by: StaffId
  at: Temporal.Instant
}

/** What was written down before and what stands in its place, oldest first. */
export async function numberCorrections(tx: Tx, id: Id<'certificate'>): Promise<NumberCorrection[]> {
  const { rows } = await sql<NumberCorrection>`
    select p.position, before.number as before, p.number, p.reason, p.corrected_by as by, p.corrected_at as at
      from procedures.outside_papers p
      join procedures.outside_papers before on before.certificate_id = p.certificate_id
       and before.position = p.position and before.version = p.version - 1
     where p.certificate_id = ${id} order by p.corrected_at, p.position, p.version limit 500`.execute(tx)
  return rows
}

/**
 * Another number for a sheet, beside what stood there. False when it stands with another case; nothing of it may be kept
 * then. Called under the lock of the case.
 */
export async function correctNumber(
  tx: Tx,
  id: Id<'certificate'>,
  { position, number, reason, by, at }: Omit<NumberCorrection, 'before'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.outside_papers (certificate_id, position, version, kind, number, reason, corrected_by, corrected_at)
    select certificate_id, position, max(version) + 1, kind, ${number}, ${reason}, ${by}, ${at}
      from procedures.outside_papers where certificate_id = ${id} and position = ${position}
     group by certificate_id, position, kind
    returning 1`.execute(tx)
  return rows.length === 1
}
