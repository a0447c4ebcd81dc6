import { sql, type Tx } from '#platform/db/index.ts'
import type { OrganisationId, StaffId } from '#platform/ids/index.ts'
import type { Organisation } from '../domain/organisation.ts'

/** What the office may put right: how an organisation is called and known, never its kind or its office. */
export type Described = Pick<Organisation, 'name' | 'nameKana' | 'corporateNumber' | 'isAuthorised' | 'isPublic'>

export type Correction = Described & { reason: string; by: StaffId; at: Temporal.Instant }

/** Keeps how it stood. The organisation is locked. */
export async function keepBefore(tx: Tx, id: OrganisationId, made: Pick<Correction, 'reason' | 'by' | 'at'>) {
  await sql`
    insert into organisations.corrections (organisation_id, name, name_kana, corporate_number, is_authorised, is_public,
      reason, corrected_by, corrected_at)
    select id, name, name_kana, corporate_number, is_authorised, is_public, ${made.reason}, ${made.by}, ${made.at}
    from organisations.organisations where id = ${id}`.execute(tx)
}

/** False: another organisation that waits or stands has this 法人番号. The organisation is locked. */
export async function describeAnew(tx: Tx, id: OrganisationId, to: Described): Promise<boolean> {
  const { rows } = await sql`
    update organisations.organisations set name = ${to.name}, name_kana = ${to.nameKana},
      corporate_number = ${to.corporateNumber}, is_authorised = ${to.isAuthorised}, is_public = ${to.isPublic}
    where id = ${id} and (${to.corporateNumber}::text is null or not exists (
      select 1 from organisations.organisations
      where corporate_number = ${to.corporateNumber} and id <> ${id} and state in ('proposed', 'recognised')))
    returning 1`.execute(tx)
  return rows.length > 0
}

/** How it was described before each correction, the newest first. */
export async function correctionsOf(tx: Tx, id: OrganisationId): Promise<Correction[]> {
  const { rows } = await sql<Correction>`
    select name, name_kana as "nameKana", corporate_number as "corporateNumber", is_authorised as "isAuthorised",
      is_public as "isPublic", reason, corrected_by as by, corrected_at as at
    from organisations.corrections where organisation_id = ${id} order by id desc limit 100`.execute(tx)
  return rows
}
