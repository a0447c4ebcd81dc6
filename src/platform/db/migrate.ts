import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { migrateQueue } from '#platform/jobs/queue-schema.ts'
import { type Migration, readMigrations, revokesOf, schemasOf } from './migrations.ts'
import { sqlState } from './retry.ts'
import { appRole, ensureRoles, type RolePasswords, sealerRole } from './roles.ts'

export type MigrateOptions = {
  /** Called before each migration that runs. */
  onProgress?: (name: string, position: number, total: number) => void
  /** Sets the roles' passwords; without them the roles exist but their passwords stay as they are. */
  passwords?: RolePasswords
}

/** Brings the database to the newest schema and grants the app's role its rights. Returns the names of what ran. */
export async function migrate(ownerUrl: string, root: string, options: MigrateOptions = {}): Promise<string[]> {
  const migrations = readMigrations(root)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'madoguchi migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    // Held until the connection ends: two processes that start together migrate one after the other.
    await client.query(`select pg_advisory_lock(hashtextextended('madoguchi migrate', 0))`)
    await client.query(`set lock_timeout = '${lockMilliseconds}ms'`)
    await ensureRoles(client, options.passwords)
    const pending = await findPending(client, migrations)
    for (const [index, migration] of pending.entries()) {
      options.onProgress?.(migration.name, index + 1, pending.length)
      await run(client, migration)
    }
    await migrateQueue(ownerUrl, appRole)
    await grant(client, migrations)
    return pending.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function findPending(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(`create schema if not exists platform`)
  await client.query(
    `create table if not exists platform.migrations (
       name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp())`,
  )
  const { rows } = await client.query<{ name: string; sha256: string }>(`select name, sha256 from platform.migrations`)
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  for (const { name, sha256 } of migrations)
    if (applied.has(name) && applied.get(name) !== sha256) throw new ChangedMigration(name)
  return migrations.filter(({ name }) => !applied.has(name))
}

/** A migration's file differs from what ran. */
export class ChangedMigration extends Error {
  constructor(readonly migration: string) {
    super(
      `the migration ${migration} was changed after it ran here. Put its old text back and write the change as a new migration (a demo may also start afresh: remove its DATA_DIR)`,
    )
    this.name = 'ChangedMigration'
  }
}

async function run(client: pg.Client, migration: Migration): Promise<void> {
  const record = () =>
    client.query(`insert into platform.migrations (name, sha256) values ($1, $2)`, [migration.name, migration.sha256])
  try {
    if (migration.inTransaction)
      await patiently(() => inTransaction(client, () => client.query(migration.sql).then(record)))
    else {
      // One by one: several statements in one query are a transaction too.
      for (const statement of migration.sql.split(/;\s*$/m).filter((text) => text.trim())) await client.query(statement)
      await record()
    }
  } catch (error) {
    throw new Error(`the migration ${migration.name} failed: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}

// Whoever asks for a table behind a waiting migration waits as long as it does. So it waits briefly, steps back and tries again.
const lockMilliseconds = 1000
const attempts = 60

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (sqlState(error) !== '55P03' || attempt === attempts) throw error
      await sleep(200 + Math.random() * 800)
    }
  }
}

async function grant(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const schemas = [...new Set(['platform', ...schemasOf(migrations)])].join(', ')
  await patiently(() =>
    inTransaction(client, async () => {
      await client.query(`grant usage on schema ${schemas} to ${appRole}`)
      await client.query(`grant select, insert, update, delete on all tables in schema ${schemas} to ${appRole}`)
      await client.query(`grant usage, select on all sequences in schema ${schemas} to ${appRole}`)
      await client.query(`revoke insert, update, delete on platform.migrations from ${appRole}`)
      await client.query(`grant usage on schema platform to ${sealerRole}`)
      await client.query(closePartitions)
      for (const revoke of revokesOf(migrations)) await client.query(revoke)
    }),
  )
}

// The app writes to a partition through its table only: what is revoked there would otherwise stand open here.
const closePartitions = `
  do $$ declare partition regclass; begin
    for partition in select oid from pg_class where relispartition and relkind in ('r', 'p') loop
      execute format('revoke insert, update, delete on %s from ${appRole}', partition);
    end loop;
  end $$`

async function inTransaction(client: pg.Client, work: () => Promise<unknown>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
