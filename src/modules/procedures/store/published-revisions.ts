import { sql, type Tx } from '#platform/db/index.ts'
import type { Definition } from '../domain/definition/definition.ts'
import { currentRevisions } from './revisions.ts'

/** The newest revision of each procedure with the moment of its publication. */
export async function publishedRevisions(tx: Tx): Promise<{ definition: Definition; publishedAt: Temporal.Instant }[]> {
  const { rows } = await sql<{ procedure: string; publishedAt: Temporal.Instant }>`
    select distinct on (procedure) procedure, published_at as "publishedAt" from procedures.revisions
    order by procedure, number desc limit 1000`.execute(tx)
  const published = new Map(rows.map(({ procedure, publishedAt }) => [procedure, publishedAt]))
  const revisions = await currentRevisions(tx)
  return revisions.flatMap(({ procedure, definition }) => {
    const publishedAt = published.get(procedure)
    return publishedAt ? [{ definition, publishedAt }] : []
  })
}

/** Revisions are only added. */
export async function revisionsState(tx: Tx): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select count(*)::text as state from procedures.revisions`.execute(tx)
  return rows[0]?.state ?? ''
}
