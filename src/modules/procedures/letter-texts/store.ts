import { officeOn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../store/applications.ts'
import type { LetterText, LetterTextId, LetterTextVersion } from './domain.ts'

const selectText = sql`
  select t.id, t.office_id as "officeId", t.kind, t.name, v.body, v.number
    from procedures.letter_texts t
    join lateral (select body, number from procedures.letter_text_versions
                   where text_id = t.id order by number desc limit 1) v on true`

export async function textsOfOffices(tx: Tx, offices: readonly OfficeId[]): Promise<LetterText[]> {
  const { rows } = await sql<LetterText>`
    ${selectText} where t.ended_at is null and t.office_id = any(${[...offices]}::uuid[])
    order by t.office_id, t.kind, t.name, t.id limit 500`.execute(tx)
  return rows
}

/** Of the case's office, and of those that it has succeeded. */
export async function textsForCase(tx: Tx, id: ApplicationId, on: Temporal.PlainDate): Promise<LetterText[]> {
  const { rows } = await sql<LetterText>`
    ${selectText} join procedures.applications a on a.id = ${id}
     where t.ended_at is null and ${officeOn(sql.ref('t.office_id'), on, sql.ref('a.procedure'))} = a.office_id
     order by t.kind, t.name, t.id limit 200`.execute(tx)
  return rows
}

export async function findText(tx: Tx, id: LetterTextId): Promise<LetterText | undefined> {
  const { rows } = await sql<LetterText>`${selectText} where t.id = ${id} and t.ended_at is null`.execute(tx)
  return rows[0]
}

/** The newest first. */
export async function versionsOf(tx: Tx, id: LetterTextId): Promise<LetterTextVersion[]> {
  const { rows } = await sql<LetterTextVersion>`
    select number, body, written_by as "writtenBy", written_at as "writtenAt"
      from procedures.letter_text_versions where text_id = ${id} order by number desc limit 100`.execute(tx)
  return rows
}

type Writing = { by: StaffId; at: Temporal.Instant }

export async function insertText(
  tx: Tx,
  { officeId, kind, name, by, at }: Pick<LetterText, 'officeId' | 'kind' | 'name'> & Writing,
): Promise<LetterTextId> {
  const { rows } = await sql<{ id: LetterTextId }>`
    insert into procedures.letter_texts (office_id, kind, name, made_by, made_at)
    values (${officeId}, ${kind}, ${name}, ${by}, ${at}) returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('text was not inserted')
  return row.id
}

/** False when somebody else has written that version meanwhile. */
export async function insertVersion(
  tx: Tx,
  id: LetterTextId,
  { number, body, by, at }: { number: number; body: string } & Writing,
): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.letter_text_versions (text_id, number, body, written_by, written_at)
    values (${id}, ${number}, ${body}, ${by}, ${at}) on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

export async function endText(tx: Tx, id: LetterTextId, at: Temporal.Instant): Promise<void> {
  await sql`update procedures.letter_texts set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
}
