import { sql, type Tx } from '#platform/db/index.ts'
import type { AnswerValue } from '../domain/answers/answer.ts'
import type { ApplicationId } from './applications.ts'

/** Everything that was ever answered, also what does not apply now. */
export async function keptAnswers(tx: Tx, id: ApplicationId): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ fieldId: string; value: unknown }>`
    select field_id as "fieldId", value from procedures.answers
    where application_id = ${id} and row_id = '' order by field_id limit 500`.execute(tx)
  return Object.fromEntries(rows.map(({ fieldId, value }) => [fieldId, value]))
}

export async function keepAnswers(
  tx: Tx,
  id: ApplicationId,
  answers: Readonly<Record<string, AnswerValue>>,
  at: Temporal.Instant,
): Promise<void> {
  for (const [fieldId, value] of Object.entries(answers)) {
    await sql`
      insert into procedures.answers (application_id, field_id, value, source, updated_at)
      values (${id}, ${fieldId}, ${JSON.stringify(value)}::jsonb, 'resident', ${at})
      on conflict (application_id, field_id, row_id)
      do update set value = excluded.value, source = excluded.source, updated_at = excluded.updated_at`.execute(tx)
  }
  await sql`update procedures.applications set updated_at = ${at} where id = ${id}`.execute(tx)
}

/** At filing: what was hidden is taken out, so that nobody decides on it. */
export async function keepOnly(tx: Tx, id: ApplicationId, fieldIds: readonly string[]): Promise<void> {
  await sql`
    delete from procedures.answers
    where application_id = ${id} and not field_id = any(${[...fieldIds]}::text[])`.execute(tx)
}
