import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Template, TemplateId } from '../domain/template.ts'

const columns = sql`id, office_id as "officeId", key, no, name, purpose, is_statutory as "isStatutory", fields, texts, link,
  drafted_by as "draftedBy", drafted_at as "draftedAt", approved_by as "approvedBy", approved_at as "approvedAt",
  ended_at as "endedAt"`

export type NewTemplate = Pick<
  Template,
  'officeId' | 'key' | 'name' | 'purpose' | 'isStatutory' | 'fields' | 'texts' | 'link' | 'draftedBy' | 'draftedAt'
>

/** The next number of its key. */
export async function insertTemplate(tx: Tx, one: NewTemplate): Promise<TemplateId> {
  const { rows } = await sql<{ id: TemplateId }>`
    insert into messaging.templates
      (office_id, key, no, name, purpose, is_statutory, fields, texts, link, drafted_by, drafted_at)
    select ${one.officeId}, ${one.key}, coalesce(max(no), 0) + 1, ${one.name}, ${one.purpose}, ${one.isStatutory},
      ${JSON.stringify(one.fields)}::jsonb, ${JSON.stringify(one.texts)}::jsonb, ${one.link}, ${one.draftedBy}, ${one.draftedAt}
    from messaging.templates where office_id = ${one.officeId} and key = ${one.key}
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('template was not inserted')
  return row.id
}

/** Of these offices, by key, the newest number first. */
export async function templatesOf(tx: Tx, offices: readonly OfficeId[]): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${columns} from messaging.templates where office_id = any(${[...offices]}::uuid[])
    order by key, no desc limit 300`.execute(tx)
  return rows
}

/** Of these offices, drafted by somebody else and neither approved nor ended. */
export async function templatesAwaiting(tx: Tx, staffId: StaffId, offices: readonly OfficeId[]): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${columns} from messaging.templates
    where office_id = any(${[...offices]}::uuid[]) and approved_at is null and ended_at is null and drafted_by <> ${staffId}
    order by drafted_at, id limit 50`.execute(tx)
  return rows
}

export async function findTemplates(tx: Tx, ids: readonly string[]): Promise<Template[]> {
  const { rows } = await sql<Template>`
    select ${columns} from messaging.templates where id = any(${[...ids]}::uuid[]) order by id limit 100`.execute(tx)
  return rows
}

export async function lockTemplate(tx: Tx, id: TemplateId): Promise<Template | undefined> {
  const { rows } = await sql<Template>`select ${columns} from messaging.templates where id = ${id} for update`.execute(
    tx,
  )
  return rows[0]
}

/** The one that a program of this office may use now. */
export async function templateInUse(tx: Tx, officeId: OfficeId, key: string): Promise<Template | undefined> {
  const { rows } = await sql<Template>`
    select ${columns} from messaging.templates
    where office_id = ${officeId} and key = ${key} and approved_at is not null and ended_at is null`.execute(tx)
  return rows[0]
}

/** Takes the place of the number in use before. */
export async function writeApproved(
  tx: Tx,
  { id, officeId, key }: Template,
  by: StaffId,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    update messaging.templates set ended_at = ${at}
    where office_id = ${officeId} and key = ${key} and id <> ${id} and approved_at is not null and ended_at is null`.execute(
    tx,
  )
  await sql`update messaging.templates set approved_by = ${by}, approved_at = ${at} where id = ${id}`.execute(tx)
}

export async function writeEnded(tx: Tx, id: TemplateId, at: Temporal.Instant): Promise<void> {
  await sql`update messaging.templates set ended_at = ${at} where id = ${id} and ended_at is null`.execute(tx)
}
