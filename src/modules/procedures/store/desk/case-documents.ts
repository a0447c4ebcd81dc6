import { sql, type Tx } from '#platform/db/index.ts'
import type { DocumentId } from '#platform/documents/index.ts'
import type { Id } from '#platform/ids/index.ts'

/** The newest document of this kind that belongs to the case. */
export async function documentOfCase(tx: Tx, id: Id<'application'>, kind: string): Promise<DocumentId | undefined> {
  const { rows } = await sql<{ id: DocumentId }>`
    select id from platform.documents
     where owner_kind = 'procedures.application' and owner_id = ${id} and kind = ${kind}
     order by created_at desc, id desc limit 1`.execute(tx)
  return rows[0]?.id
}
