import { existsSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Config, loadConfig } from '#platform/config/index.ts'
import { backupState } from '#platform/db/backup/index.ts'
import { createDatabase, describeServerFiles, type StartedDatabase, startDatabase } from '#platform/db/index.ts'
import { missingGlyphs } from '#platform/documents/index.ts'
import { metricsToken } from '#platform/http/health.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { requireFreePorts } from '../running/ports.ts'
import { openLog } from './log.ts'

/** `madoguchi doctor`: where things are, which versions run, and whether all is as it should be. Exit code 1 when not. */
export async function doctor(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  print('madoguchi', `${versionOf(root)} (${config.env}, ${config.role}, profile ${config.profile})`)
  print('node', `${process.version} ${process.execPath}`)
  print('system', `${process.platform}-${process.arch}, uid ${process.getuid?.() ?? 'unknown'}`)
  print('project', root)
  print('data', config.dataDir)
  if (!config.databaseUrl) await check('postgres', async () => describeServerFiles(config))
  await check('ports', () => describePorts(config))
  await check('database', () => describeDatabase(config))
  await check('room', () => describeRoom(config))
  await check('fonts', async () => describeFonts(config))
  print('metrics', `bearer token ${metricsToken(config.secret)}`)
  print('browser', describeBrowser(root))
  print('scanner', config.clamd ? `clamd ${config.clamd.host}:${config.clamd.port}` : 'none: knows one test virus only')
}

async function describePorts(config: Config): Promise<string> {
  if (await answersAsHouse(config)) return `${config.port}: this house runs at ${config.publicUrl}`
  await requireFreePorts(config)
  return config.simulatorsUrl ? `${config.port} to ${config.port + 2} free` : `${config.port} free`
}

async function answersAsHouse({ port }: Config): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) })
    return response.ok && (await response.text()).includes('"state"')
  } catch {
    return false
  }
}

async function describeDatabase(config: Config): Promise<string> {
  const database = await startDatabase(config, openLog(config))
  const client = new pg.Client({ connectionString: database.ownerUrl })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string; size: string; migrated: boolean }>(
      `select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
         pg_size_pretty(pg_database_size(current_database())) as size,
         to_regclass('platform.migrations') is not null as migrated`,
    )
    const [found] = rows
    const place = database.embedded ? `${database.embedded.how} in ${database.embedded.folder}` : 'DATABASE_URL'
    return `PostgreSQL ${found?.version} ${found?.encoding}, ${found?.size}, ${place}, ${found?.migrated ? 'migrated' : 'empty'}, ${await describeBackups(config, database)}`
  } finally {
    await client.end().catch(() => {})
    await database.stop()
  }
}

async function describeRoom({ dataDir, leastFreeBytes }: Config): Promise<string> {
  const { bavail, bsize } = await statfs(existsSync(dataDir) ? dataDir : dirname(dataDir))
  const free = `${(bavail * bsize * 1e-9).toFixed(1)} GB free`
  if (bavail * bsize < leastFreeBytes) throw new Error(`${free}: less than LEAST_FREE_MB, nothing is written`)
  return free
}

async function describeBackups(config: Config, { ownerUrl }: StartedDatabase): Promise<string> {
  const db = createDatabase(ownerUrl, openLog(config), { poolSize: 1 })
  try {
    const state = await db.read((tx) => backupState(tx, config))
    if (!state) return 'no backups of ours'
    return `last backup ${state.lastBaseAt ?? 'never'}${state.isArchiveStuck ? ', NOT RIGHT: the log does not reach BACKUP_DIR' : ''}`
  } finally {
    await db.close()
  }
}

function describeFonts(config: Config): string {
  const missing = missingGlyphs(`${loadProfile(config).name}髙﨑𠮷`)
  if (missing.length > 0) throw new Error(`papers cannot show ${missing.join('')}`)
  return 'papers can show 髙﨑𠮷'
}

function describeBrowser(root: string): string {
  const home = join(root, 'node_modules', '@sparticuz', 'chromium')
  return existsSync(home) ? `Chromium ${versionOf(home)} for the tests` : 'comes with npm test'
}

const versionOf = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version

async function check(name: string, look: () => Promise<string>): Promise<void> {
  try {
    print(name, await look())
  } catch (error) {
    print(name, `NOT RIGHT: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}

const print = (name: string, text: string) => process.stdout.write(`${name.padEnd(10)} ${text}\n`)
