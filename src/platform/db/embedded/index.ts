import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '#platform/config/index.ts'
import type { Logger } from '#platform/telemetry/index.ts'
import { type Archive, prepareArchive } from './archive.ts'
import { releaseToStart } from './ballast.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, openCluster } from './cluster.ts'
import { claim, findServer, portBefore, unclaim } from './orphan.ts'
import { placeFor } from './place.ts'
import { isAlive } from './process.ts'
import { archivesTo, freePort, type Server, type ServerOptions, startServer, stopServer } from './server.ts'
import { watchOver } from './watchdog.ts'

export type Embedded = {
  ownerUrl: string
  /** Real path of the data directory. */
  folder: string
  port: number
  /** Where its write-ahead log goes; missing without BACKUP_DIR. */
  archive?: Archive
  /** How it came to run: `shared` belongs to another living process of the house and is left running. */
  how: 'new' | 'started' | 'adopted' | 'shared'
  stop(): Promise<void>
}

type Options = { log: Pick<Logger, 'warn'>; durable?: boolean; onProgress?: (step: 'initdb') => void }

/** Runs our own PostgreSQL on the cluster below `dataDir`, restarts it when it crashes, and stops it with this process. */
export async function runEmbedded(
  config: Pick<Config, 'root' | 'dataDir' | 'env' | 'backupDir'>,
  { log, durable = true }: Options,
): Promise<Embedded> {
  const place = placeFor(config)
  const cluster = await openCluster(place, findBinaries(config.root, place).folder)
  const { backupDir } = config
  const archive = backupDir && durable ? prepareArchive({ ...config, backupDir }, cluster.folder) : undefined
  const options = { durable, ...(archive && { archive }) }
  const found = await findServer(cluster)
  if (found.kind === 'theirs')
    return {
      ...describe(cluster, found.server),
      ...(archive && { archive }),
      how: 'shared',
      stop: () => Promise.resolve(),
    }
  const adopted = found.kind === 'orphan' ? await adopt(cluster, found.server, archive) : undefined
  if (releaseToStart(cluster.folder)) log.warn({}, released)
  const server = adopted ?? (await startServer(cluster, await freePort(portBefore(cluster)), options))
  claim(cluster, server)
  await ensureDatabase(cluster, server)
  const stop = supervise(cluster, server, options, log)
  return {
    ...describe(cluster, server),
    ...(archive && { archive }),
    how: adopted ? 'adopted' : cluster.isNew ? 'new' : 'started',
    stop,
  }
}

const released = 'too little room for PostgreSQL: the ballast was given up'

async function adopt(cluster: Cluster, server: Server, archive: Archive | undefined): Promise<Server | undefined> {
  if (await archivesTo(cluster, server, archive)) return server
  await stopServer(server.pid)
  return undefined
}

const database = 'madoguchi'

async function ensureDatabase(cluster: Cluster, { port }: Server): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.urlAt(port) })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = $1`, [database])
    if (rowCount === 0) await client.query(`create database ${database}`)
  } finally {
    await client.end()
  }
}

const describe = (cluster: Cluster, { port }: Server) => ({
  ownerUrl: cluster.urlAt(port, database),
  folder: cluster.folder,
  port,
})

function supervise(
  cluster: Cluster,
  first: Server,
  options: ServerOptions,
  log: Pick<Logger, 'warn'>,
): () => Promise<void> {
  let server = first
  let watchdog = watchOver(server.pid)
  let stopping = false
  let restarting: Promise<void> | undefined

  const check = setInterval(() => {
    if (stopping || restarting || isAlive(server.pid)) return
    log.warn({}, 'PostgreSQL stopped by itself; starting it again')
    restarting = restart().finally(() => {
      restarting = undefined
    })
  }, 250)
  check.unref()

  async function restart(): Promise<void> {
    watchdog.release()
    const began = performance.now()
    while (!stopping) {
      try {
        if (releaseToStart(cluster.folder)) log.warn({}, released)
        // After kill -9 its children need a moment to notice and leave the shared memory.
        server = await startServer(cluster, server.port, options)
        watchdog = watchOver(server.pid)
        return
      } catch (error) {
        log.warn({ err: error }, 'PostgreSQL does not start; trying again')
        await sleep(performance.now() - began < 10_000 ? 100 : 5000)
      }
    }
  }

  return async () => {
    stopping = true
    clearInterval(check)
    await restarting
    await stopServer(server.pid)
    watchdog.release()
    unclaim(cluster)
  }
}
