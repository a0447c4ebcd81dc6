import { sql, type Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'

// Stands here until the room of segments is merged.
export const explainSegment = (_lang: Lang, definition: unknown): string =>
  typeof definition === 'object' && definition && 'words' in definition ? String(definition.words) : '保存された対象'

export async function exactSize(tx: Tx, _house: House, _definition: unknown): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct person_id)::int as people from messaging.contacts where ended_at is null`.execute(tx)
  return rows[0]?.people ?? 0
}
