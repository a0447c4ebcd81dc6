import { officeOn } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/db/index.ts'
import type { OfficeId, StaffId } from '#platform/ids/index.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type Label, type LabelId, mostLabels } from '../domain/label.ts'

const columns = sql`l.id, l.office_id as "officeId", l.name, l.colour`

export async function labelsOf(tx: Tx, offices: readonly OfficeId[]): Promise<Label[]> {
  const { rows } = await sql<Label>`
    select ${columns} from procedures.labels l where l.office_id = any(${[...offices]}::uuid[])
    order by l.office_id, l.slot limit 1000`.execute(tx)
  return rows
}

export async function findLabel(tx: Tx, id: LabelId): Promise<Label | undefined> {
  const { rows } = await sql<Label>`select ${columns} from procedures.labels l where l.id = ${id}`.execute(tx)
  return rows[0]
}

type NewLabel = Omit<Label, 'id'> & { by: StaffId; at: Temporal.Instant }

/** `undefined`: the office has one of this name, or as many as it may have. */
export async function insertLabel(tx: Tx, { officeId, name, colour, by, at }: NewLabel): Promise<LabelId | undefined> {
  const { rows } = await sql<{ id: LabelId }>`
    insert into procedures.labels (office_id, slot, name, colour, made_by, made_at)
    select ${officeId}, slot, ${name}, ${colour}, ${by}, ${at} from generate_series(1, ${mostLabels}::int) slot
    where not exists (select from procedures.labels l where l.office_id = ${officeId} and l.slot = slot.slot)
    order by slot limit 1 on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** Also off every case that has it. */
export async function deleteLabel(tx: Tx, id: LabelId): Promise<void> {
  await sql`delete from procedures.labels where id = ${id}`.execute(tx)
}

/** Of this case's office, or of one that it has succeeded. */
export async function isOfOfficeOf(
  tx: Tx,
  label: LabelId,
  id: ApplicationId,
  on: Temporal.PlainDate,
): Promise<boolean> {
  const { rows } = await sql`
    select from procedures.labels l, procedures.applications a where l.id = ${label} and a.id = ${id}
      and ${officeOn(sql.ref('l.office_id'), on, sql.ref('a.procedure'))} = a.office_id`.execute(tx)
  return rows.length > 0
}

type OnCase = { id: ApplicationId; label: LabelId }

/** False when it was on already. */
export async function putLabel(tx: Tx, { id, label }: OnCase, by: StaffId, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into procedures.case_labels (application_id, label_id, put_by, put_at) values (${id}, ${label}, ${by}, ${at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

/** False when it was not on. */
export async function removeLabel(tx: Tx, { id, label }: OnCase): Promise<boolean> {
  const { rows } = await sql`
    delete from procedures.case_labels where application_id = ${id} and label_id = ${label} returning 1`.execute(tx)
  return rows.length > 0
}
