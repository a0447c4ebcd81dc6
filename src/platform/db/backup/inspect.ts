import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export type Inspection = {
  migrations: number
  /** Exact numbers of rows of tables that a person knows. */
  counts: Record<string, number>
  /** B-tree indexes whose order was checked. */
  indexesChecked: number
  uploads: number
  /** Rows of `platform.files` whose file is missing or another one. */
  filesMissing: string[]
  /** Files that had no row at that moment; they were left out. */
  filesLeftOut: number
}

/** Looks through a database that was just restored, and brings its uploads in line with its rows. */
export async function inspect(
  url: string,
  uploads: string,
  onProgress: (done: number, all: number) => void,
): Promise<Inspection> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const has = async (table: string) =>
      (await client.query(`select from pg_class where oid = to_regclass($1)`, [table])).rowCount === 1
    const count = async (table: string) =>
      Number((await client.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]?.n ?? 0)
    const counts: Record<string, number> = {}
    for (const table of told) if (await has(table)) counts[table] = await count(table)
    return {
      migrations: (await has('platform.migrations')) ? await count('platform.migrations') : 0,
      counts,
      indexesChecked: await checkIndexes(client),
      ...((await has('platform.files')) ? await matchUploads(client, uploads, onProgress) : nothing),
    }
  } finally {
    await client.end()
  }
}

const told = [
  'people.persons',
  'procedures.applications',
  'payments.payments',
  'platform.documents',
  'platform.files',
  'platform.audit',
]

const nothing = { uploads: 0, filesMissing: [], filesLeftOut: 0 }

/** Indexes up to 64 MB, so that it stays a matter of seconds; the extension is gone again afterwards. */
async function checkIndexes(client: pg.Client): Promise<number> {
  await client.query('begin')
  try {
    await client.query('create extension if not exists amcheck')
    const { rowCount } = await client.query(
      `select bt_index_check(c.oid) from pg_class c join pg_am a on a.oid = c.relam join pg_index i on i.indexrelid = c.oid
       where a.amname = 'btree' and c.relkind = 'i' and i.indisvalid and c.relpersistence = 'p' and pg_relation_size(c.oid) < 64 * 1024 * 1024`,
    )
    return rowCount ?? 0
  } finally {
    await client.query('rollback')
  }
}

type Row = { id: string; name: string; size: string; sha256: Buffer }

async function matchUploads(
  client: pg.Client,
  uploads: string,
  onProgress: (done: number, all: number) => void,
): Promise<Pick<Inspection, 'uploads' | 'filesMissing' | 'filesLeftOut'>> {
  // A backup of an older program has no smaller sizes.
  const hasSizes =
    (await client.query(`select from pg_class where oid = to_regclass('platform.file_sizes')`)).rowCount === 1
  const sizes = hasSizes ? 'union all select file_id, storage_name, sha256 from platform.file_sizes' : ''
  const { rows } = await client.query<Row>(
    `select id, storage_name as name, sha256 from platform.files where scan <> 'infected' ${sizes} order by id`,
  )
  const missing: string[] = []
  for (const [position, { id, name, sha256 }] of rows.entries()) {
    const found = await hashOf(join(uploads, 'files', name.slice(0, 2), name))
    if (!found?.equals(sha256)) missing.push(id)
    onProgress(position + 1, rows.length)
  }
  const all = await client.query<{ name: string }>(`select storage_name as name from platform.files`)
  const known = new Set([...all.rows, ...rows].map(({ name }) => name))
  const filesLeftOut = await leaveOut(join(uploads, 'files'), known)
  return { uploads: rows.length - missing.length, filesMissing: missing, filesLeftOut }
}

async function hashOf(file: string): Promise<Buffer | undefined> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk)
    return hash.digest()
  } catch {
    return undefined
  }
}

async function leaveOut(folder: string, known: ReadonlySet<string>): Promise<number> {
  let left = 0
  for (const part of await readdir(folder).catch(() => []))
    for (const name of await readdir(join(folder, part))) {
      if (known.has(name)) continue
      await rm(join(folder, part, name))
      left += 1
    }
  return left
}
