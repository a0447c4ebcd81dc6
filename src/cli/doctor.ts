import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, loadConfig } from '#platform/config/index.ts'
import { startDatabase } from '#platform/db/index.ts'
import { requireFreePorts } from '../running/ports.ts'
import { openLog } from './log.ts'

/** `madoguchi doctor`: where things are, which versions run, and whether ports and database are as they should be. */
export async function doctor(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  print('madoguchi', `${manifest.version} (${config.env}, ${config.role}, profile ${config.profile})`)
  print('node', `${process.version} ${process.execPath}`)
  print('system', `${process.platform}-${process.arch}, uid ${process.getuid?.() ?? 'unknown'}`)
  print('project', root)
  print('data', config.dataDir)
  await check('ports', () => requireFreePorts(config).then(() => `${config.port}… free`))
  await check('database', () => describeDatabase(config))
}

async function describeDatabase(config: Config): Promise<string> {
  const database = await startDatabase(config, openLog(config))
  const client = new pg.Client({ connectionString: database.ownerUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string; trigrams: boolean; size: string }>(
      `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
         pg_size_pretty(pg_database_size(current_database())) as size`,
    )
    const { rows: migrations } = await client.query<{ found: string | null }>(
      `select to_regclass('platform.migrations')::text as found`,
    )
    const place = database.embedded ? `${database.embedded.how} in ${database.embedded.folder}` : 'DATABASE_URL'
    return `PostgreSQL ${rows[0]?.version} ${rows[0]?.encoding}, ${rows[0]?.size}, ${place}, ${migrations[0]?.found ? 'migrated' : 'empty'}`
  } finally {
    await client.end().catch(() => {})
    await database.stop()
  }
}

async function check(name: string, look: () => Promise<string>): Promise<void> {
  try {
    print(name, await look())
  } catch (error) {
    print(name, `NOT RIGHT: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

const print = (name: string, text: string) => process.stdout.write(`${name.padEnd(10)} ${text}\n`)
