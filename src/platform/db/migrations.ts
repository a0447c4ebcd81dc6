import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export type Migration = { name: string; sql: string; sha256: string; inTransaction: boolean }

const namePattern = /^\d{8}T\d{4}_[a-z0-9_]+\.sql$/

/** Every migration of the platform and the modules, in their one global order: by file name, so by time. */
export function readMigrations(root: string): Migration[] {
  const files = globSync(['src/platform/*/migrations/*.sql', 'src/modules/*/migrations/*.sql'], { cwd: root })
  const migrations = files.map((file) => readMigration(join(root, file)))
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const [index, { name }] of migrations.entries())
    if (name === migrations[index + 1]?.name) throw new Error(`two migrations are called ${name}`)
  return migrations
}

function readMigration(file: string): Migration {
  const name = basename(file)
  if (!namePattern.test(name)) throw new Error(`${file}: a migration is called YYYYMMDDThhmm_what_it_does.sql`)
  const sql = readFileSync(file, 'utf8')
  return {
    name,
    sql,
    sha256: createHash('sha256').update(sql).digest('hex'),
    inTransaction: !/^-- madoguchi: no-transaction$/m.test(sql),
  }
}

/** Schemas that the migrations create, and so the house owns. */
export const schemasOf = (migrations: readonly Migration[]): string[] => [
  ...new Set(migrations.flatMap(({ sql }) => [...sql.matchAll(createSchema)].map((match) => match[1] ?? ''))),
]

/** `revoke … ;` statements; they run again after the general grants, so that these cannot undo them. */
export const revokesOf = (migrations: readonly Migration[]): string[] =>
  migrations.flatMap(({ sql }) => sql.match(/^revoke\b[^;]+;/gim) ?? [])

const createSchema = /^create schema (?:if not exists )?([a-z_]+)/gim
