import { createHash } from 'node:crypto'
import { sql, type Tx } from '#platform/db/index.ts'
import type { Id, PersonId } from '#platform/ids/index.ts'

export type DocumentId = Id<'document'>

/** The thing the document belongs to; its module decides who may read it. */
export type DocumentOwner = { kind: string; id: string }

export type StoredDocument = {
  id: DocumentId
  kind: string
  mediaType: string
  bytes: Uint8Array
  owner: DocumentOwner
  subjects: readonly PersonId[]
  createdAt: Temporal.Instant
}

/** Keeps a rendered document for good; `subjects` are the people whose data are printed on it. */
export async function storeDocument(
  tx: Tx,
  document: {
    kind: string
    bytes: Uint8Array
    owner: DocumentOwner
    subjects: readonly PersonId[]
    /** Business time. */
    at: Temporal.Instant
  },
): Promise<DocumentId> {
  const { kind, bytes, owner, subjects, at } = document
  const sha256 = createHash('sha256').update(bytes).digest()
  const stored = await sql<{ id: DocumentId }>`
    with stored as (
      insert into platform.documents (kind, bytes, sha256, owner_kind, owner_id, created_at)
      values (${kind}, ${bytes}, ${sha256}, ${owner.kind}, ${owner.id}, ${at})
      returning id
    ), subjects as (
      insert into platform.document_subjects (document_id, person_id)
      select stored.id, person.id from stored, unnest(${[...new Set(subjects)]}::uuid[]) as person (id)
    )
    select id from stored`.execute(tx)
  const id = stored.rows[0]?.id
  if (!id) throw new Error('document was not stored')
  return id
}

/** Documents of one owner of these kinds, the newest first, at most 100; what they say is not read. */
export async function documentsOf(
  tx: Tx,
  owner: DocumentOwner,
  kinds: readonly string[],
): Promise<Pick<StoredDocument, 'id' | 'kind' | 'createdAt'>[]> {
  const { rows } = await sql<Pick<StoredDocument, 'id' | 'kind' | 'createdAt'>>`
    select id, kind, created_at as "createdAt" from platform.documents
    where owner_kind = ${owner.kind} and owner_id = ${owner.id} and kind = any(${[...kinds]}::text[])
    order by id desc limit 100`.execute(tx)
  return rows
}

/**
 * The document when `mayRead` (the owner module's policy) says so; otherwise, when it is not there, or when its bytes
 * are no longer the ones that were issued, `undefined` – which is a 404.
 */
export async function readDocument(
  tx: Tx,
  id: string,
  mayRead: (document: Omit<StoredDocument, 'bytes'>) => boolean | Promise<boolean>,
): Promise<StoredDocument | undefined> {
  const found = await sql<Row>`
    select id, kind, media_type as "mediaType", bytes, sha256, owner_kind as "ownerKind", owner_id as "ownerId",
      created_at as "createdAt",
      array(select person_id from platform.document_subjects where document_id = document.id order by person_id) as subjects
    from platform.documents document where id = ${id}`.execute(tx)
  const row = found.rows[0]
  if (!row) return undefined
  const { bytes, sha256, ownerKind, ownerId, ...rest } = row
  const document = { ...rest, owner: { kind: ownerKind, id: ownerId } }
  if (!(await mayRead(document))) return undefined
  if (!createHash('sha256').update(bytes).digest().equals(sha256)) throw new Error('stored document was altered')
  return { ...document, bytes: new Uint8Array(bytes) }
}

type Row = Omit<StoredDocument, 'owner' | 'bytes'> & {
  bytes: Buffer
  sha256: Buffer
  ownerKind: string
  ownerId: string
}
