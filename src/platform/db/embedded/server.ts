import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { type Archive, archiveCommand } from './archive.ts'
import type { Cluster } from './cluster.ts'
import { serverUser } from './place.ts'
import { isAlive, waitUntil } from './process.ts'

export type Server = { pid: number; port: number }

export type ServerOptions = {
  durable: boolean
  /** Without one the write-ahead log is kept nowhere else. */
  archive?: Archive
  /** For a restore: more settings, and how long it may replay. */
  settings?: Record<string, string>
  patienceMilliseconds?: number
  onSpawn?: (pid: number) => void
}

/** Starts PostgreSQL on the loopback, apart from the terminal: Ctrl-C reaches the app first, which then stops it. */
export async function startServer(cluster: Cluster, port: number, options: ServerOptions): Promise<Server> {
  const log = openLog(join(dirname(cluster.passwordFile), 'postgres.log'))
  const child = spawn(join(cluster.binaries, 'bin', 'postgres'), argumentsFor(cluster.folder, port, options), {
    cwd: '/',
    detached: true,
    env: serverEnvironment,
    stdio: ['ignore', log, log],
    ...serverUser(),
  })
  closeSync(log)
  child.unref()
  const pid = await pidOf(child)
  options.onSpawn?.(pid)
  let exited = false
  child.once('exit', () => {
    exited = true
  })
  const ready = await waitUntil(
    async () => exited || (await answers(cluster, port)),
    options.patienceMilliseconds ?? 60_000,
  )
  if (!ready || exited)
    throw new Error(`PostgreSQL did not start; see ${join(dirname(cluster.passwordFile), 'postgres.log')}`)
  return { pid, port }
}

/** Fast shutdown: open transactions are rolled back, nothing committed is lost. */
export async function stopServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return
    process.kill(pid, signal)
    if (await waitUntil(() => !isAlive(pid), 10_000)) return
  }
}

/** `initdb` and `postgres` take their language from here; nothing else of our environment concerns them. */
export const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/** A free port; `wanted` when that one is free. */
export async function freePort(wanted = 0): Promise<number> {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.once('error', () => resolve(0))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise((resolve) => server.close(resolve))
  if (port === 0 && wanted === 0) throw new Error('no free port')
  return port === 0 ? freePort() : port
}

/** True when the server there takes our password and serves exactly this cluster. */
export async function serves(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: cluster.urlAt(port), connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return rows[0]?.folder === cluster.folder
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const answers = serves

/** Whether the server archives where it should; an adopted one may have been started with other settings. */
export async function archivesTo(cluster: Cluster, { port }: Server, archive: Archive | undefined): Promise<boolean> {
  const client = new pg.Client({ connectionString: cluster.urlAt(port) })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ mode: string; command: string }>(
      `select current_setting('archive_mode') as mode, current_setting('archive_command') as command`,
    )
    return archive ? rows[0]?.command === archiveCommand(archive) : rows[0]?.mode === 'off'
  } finally {
    await client.end()
  }
}

function argumentsFor(folder: string, port: number, { durable, archive, settings: more }: ServerOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port,
    max_connections: 60,
    shared_buffers: '64MB',
    // A failed statement is the program's to report, by SQLSTATE and constraint: PostgreSQL would quote what was written.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] ',
    // An acknowledged write is in the archive a minute later at the latest.
    ...(archive && { archive_mode: 'on', archive_timeout: '60s', archive_command: archiveCommand(archive) }),
    // After a crash each file of the cluster would be opened and synced one by one, some seconds on a busy disk.
    ...(process.platform === 'linux' && { recovery_init_sync_method: 'syncfs' }),
    ...more,
    ...(!durable && {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: 200,
      autovacuum: 'off',
    }),
  }
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

const longestLog = 10_000_000

function openLog(file: string): number {
  const log = openSync(file, 'a', 0o600)
  if (statSync(file).size > longestLog) truncateSync(file)
  return log
}

function pidOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('spawn', () => (child.pid ? resolve(child.pid) : reject(new Error('PostgreSQL has no pid'))))
  })
}
