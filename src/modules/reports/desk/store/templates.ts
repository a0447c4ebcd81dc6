import { type RawBuilder, sql, type Tx } from '#platform/db/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'
import type { Catalogue, Report } from '../../record/index.ts'

export type TemplateId = Id<'template'>

/** Words to answer with: of the profile for everybody, or of one office. */
export type ReplyTemplate = { code: string; label: string; to: string; text: string }

/** Those that fit a report: of the profile by the group of its kind, and of its office. */
export async function templatesFor(
  tx: Tx,
  catalogue: Catalogue,
  report: Pick<Report, 'category' | 'officeId'>,
): Promise<ReplyTemplate[]> {
  const group = catalogue.categories.get(report.category)?.group
  const own = (await templatesOf(tx, [report.officeId])).filter((one) => !one.group || one.group === group)
  return [
    ...own.map(({ id, label, to, text }) => ({ code: id, label, to, text })),
    ...catalogue.templates.filter(({ groups }) => !groups || (group && groups.includes(group))),
  ]
}

export type OwnTemplate = {
  id: TemplateId
  officeId: OfficeId
  label: string
  to: string
  group: string | null
  text: string
}

const columns: RawBuilder<unknown> = sql`id, office_id as "officeId", label, to_state as "to", group_code as "group", text`

export async function templatesOf(tx: Tx, offices: readonly OfficeId[]): Promise<OwnTemplate[]> {
  const { rows } = await sql<OwnTemplate>`
    select ${columns} from reports.templates where office_id = any(${[...offices]}::uuid[]) and removed_at is null
    order by office_id, label, id limit 500`.execute(tx)
  return rows
}

export async function findTemplate(tx: Tx, id: TemplateId): Promise<OwnTemplate | undefined> {
  const { rows } = await sql<OwnTemplate>`
    select ${columns} from reports.templates where id = ${id} and removed_at is null`.execute(tx)
  return rows[0]
}

type Words = Omit<OwnTemplate, 'id'> & { at: Temporal.Instant; by: StaffId }

export async function insertTemplate(tx: Tx, words: Words): Promise<TemplateId> {
  const { rows } = await sql<{ id: TemplateId }>`
    insert into reports.templates (office_id, label, to_state, group_code, text, changed_at, changed_by)
    values (${words.officeId}, ${words.label}, ${words.to}, ${words.group}, ${words.text}, ${words.at}, ${words.by})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('no template was inserted')
  return row.id
}

export async function writeTemplate(tx: Tx, id: TemplateId, words: Omit<Words, 'officeId'>): Promise<void> {
  await sql`
    update reports.templates set label = ${words.label}, to_state = ${words.to}, group_code = ${words.group},
      text = ${words.text}, changed_at = ${words.at}, changed_by = ${words.by} where id = ${id}`.execute(tx)
}

export async function removeTemplate(
  tx: Tx,
  id: TemplateId,
  { at, by }: { at: Temporal.Instant; by: StaffId },
): Promise<void> {
  await sql`
    update reports.templates set removed_at = ${at}, changed_at = ${at}, changed_by = ${by} where id = ${id}`.execute(
    tx,
  )
}
