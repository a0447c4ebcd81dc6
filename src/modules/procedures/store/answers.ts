import { sql, type Tx } from '#platform/db/index.ts'
import type { Answers, PlainValue } from '../domain/answers/answer.ts'
import { isRows, keptGroup } from '../domain/answers/rows.ts'
import type { ApplicationId } from './applications.ts'

/** Everything that was ever answered, also what does not apply now; a group with its rows in their order. */
export async function keptAnswers(tx: Tx, id: ApplicationId): Promise<Record<string, unknown>> {
  return (await keptAnswersOf(tx, [id])).get(id) ?? {}
}

/** The same of many applications at once; who has not answered anything is missing. */
export async function keptAnswersOf(
  tx: Tx,
  ids: readonly ApplicationId[],
): Promise<Map<ApplicationId, Record<string, unknown>>> {
  const { rows } = await sql<KeptRow & { applicationId: ApplicationId }>`
    select application_id as "applicationId", field_id as "fieldId", row_id as "rowId", value from procedures.answers
    where application_id = any(${[...ids]}::uuid[]) order by application_id, row_id, field_id
    limit ${mostAnswers * ids.length}`.execute(tx)
  const byApplication = Map.groupBy(rows, ({ applicationId }) => applicationId)
  return new Map(Array.from(byApplication, ([id, kept]) => [id, together(kept)]))
}

const mostAnswers = 5000

type KeptRow = { fieldId: string; rowId: string; value: unknown }

function together(rows: readonly KeptRow[]): Record<string, unknown> {
  const inRows = Map.groupBy(
    rows.filter(({ rowId }) => rowId !== ''),
    ({ rowId }) => rowId,
  )
  const answersOf = (rowId: string) =>
    Object.fromEntries((inRows.get(rowId) ?? []).map(({ fieldId, value }) => [fieldId, value]))
  return Object.fromEntries(
    rows
      .filter(({ rowId }) => rowId === '')
      .map(({ fieldId, value }) => {
        const order = orderOf(value)
        if (!order) return [fieldId, value]
        return [
          fieldId,
          { isDone: order.isDone, rows: order.rows.map((row) => ({ id: row, answers: answersOf(row) })) },
        ]
      }),
  )
}

/** How a group is kept at its own field: which rows, in which order, and whether these are all. */
type Order = { isDone: boolean; rows: readonly string[] }

function orderOf(value: unknown): Order | undefined {
  if (typeof value !== 'object' || value === null || !('rows' in value) || !Array.isArray(value.rows)) return undefined
  return { isDone: 'isDone' in value && value.isDone === true, rows: value.rows.map(String) }
}

/** Who an answer came from. */
export type AnswerSource = 'resident' | 'register' | 'staff' | 'computed' | 'moved'

type Kept = { at: Temporal.Instant; source?: AnswerSource; fromRegister?: ReadonlySet<string> }

/** Keeps answers to plain questions; the rows of a group that is among them are kept as the whole group. */
export async function keepAnswers(
  tx: Tx,
  id: ApplicationId,
  answers: Answers,
  at: Temporal.Instant,
  { source = 'resident', fromRegister }: Omit<Kept, 'at'> = {},
): Promise<void> {
  const plain: One[] = []
  for (const [fieldId, value] of Object.entries(answers)) {
    if (isRows(value)) {
      // Their order first: it deletes the answers of rows that are gone.
      await keepOrder(tx, id, fieldId, { isDone: true, rows: value.map((row) => row.id) }, at)
      for (const row of value) await keepRow(tx, id, row.id, row.answers, at, source)
    } else {
      plain.push({ fieldId, rowId: '', value, source: fromRegister?.has(fieldId) ? 'register' : source })
    }
  }
  await keepAll(tx, id, plain, at)
}

/** Keeps the answers of one row. Which rows there are says `keepOrder`. */
export async function keepRow(
  tx: Tx,
  id: ApplicationId,
  rowId: string,
  answers: Readonly<Record<string, PlainValue>>,
  at: Temporal.Instant,
  source: AnswerSource = 'resident',
): Promise<void> {
  const all = Object.entries(answers).map(([fieldId, value]) => ({ fieldId, rowId, value, source }))
  await keepAll(tx, id, all, at)
}

/** Which rows a group has, in their order. The answers of rows that are not among them go. */
export async function keepOrder(
  tx: Tx,
  id: ApplicationId,
  groupId: string,
  order: Order,
  at: Temporal.Instant,
): Promise<void> {
  const before = orderOf(await keptOrder(tx, id, groupId))?.rows ?? []
  const gone = before.filter((row) => !order.rows.includes(row))
  await keepAll(tx, id, [{ fieldId: groupId, rowId: '', value: order, source: 'resident' }], at)
  if (gone.length === 0) return
  await sql`
    delete from procedures.answers where application_id = ${id} and row_id = any(${gone}::text[])`.execute(tx)
}

async function keptOrder(tx: Tx, id: ApplicationId, groupId: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`
    select value from procedures.answers
    where application_id = ${id} and field_id = ${groupId} and row_id = ''`.execute(tx)
  return rows[0]?.value
}

type One = { fieldId: string; rowId: string; value: PlainValue | Order; source: AnswerSource }

/** Writes them and when the application was last touched, in one statement. */
async function keepAll(tx: Tx, id: ApplicationId, all: readonly One[], at: Temporal.Instant): Promise<void> {
  await sql`
    with touched as (update procedures.applications set updated_at = ${at} where id = ${id})
    insert into procedures.answers (application_id, field_id, row_id, value, source, updated_at)
    select ${id}, one.field_id, one.row_id, one.value::jsonb, one.source, ${at}
    from unnest(${all.map((one) => one.fieldId)}::text[], ${all.map((one) => one.rowId)}::text[],
      ${all.map((one) => JSON.stringify(one.value))}::text[], ${all.map((one) => one.source)}::text[])
      as one (field_id, row_id, value, source)
    on conflict (application_id, field_id, row_id)
    do update set value = excluded.value, source = excluded.source, updated_at = excluded.updated_at`.execute(tx)
}

/** What was computed goes, before it is computed anew. */
export async function dropComputed(tx: Tx, id: ApplicationId): Promise<void> {
  await sql`delete from procedures.answers where application_id = ${id} and source = 'computed'`.execute(tx)
}

/** What a correction hides goes, the rows of a group with it. */
export async function dropAnswers(tx: Tx, id: ApplicationId, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return
  await sql`
    with gone as (
      delete from procedures.answers where application_id = ${id} and row_id = '' and field_id = any(${[...fields]}::text[])
      returning value)
    delete from procedures.answers a using gone
     where a.application_id = ${id} and a.row_id <> '' and gone.value ? 'rows'
       and gone.value -> 'rows' ? a.row_id`.execute(tx)
}

/** At filing: what was hidden is taken out, in rows too, so that nobody decides on it. */
export async function keepOnly(tx: Tx, id: ApplicationId, answers: Answers): Promise<void> {
  const kept = Object.entries(answers).flatMap(([fieldId, value]) => [
    { fieldId, rowId: '' },
    ...(isRows(value) ? keptGroup(value).rows : []).flatMap((row) =>
      Object.keys(row.answers).map((inRow) => ({ fieldId: inRow, rowId: row.id })),
    ),
  ])
  await sql`
    delete from procedures.answers a
    where application_id = ${id} and not exists (
      select from unnest(${kept.map((one) => one.fieldId)}::text[], ${kept.map((one) => one.rowId)}::text[])
        as k (field_id, row_id) where k.field_id = a.field_id and k.row_id = a.row_id)`.execute(tx)
}
