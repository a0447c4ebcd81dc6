import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { birthOf, isAlive, isProgram, waitUntil } from './process.ts'
import { type Server, serves, stopServer } from './server.ts'

/** A server that already runs on this cluster: `theirs` while the process that started it lives, `orphan` when it was killed. */
export type Found =
  | { kind: 'none' }
  | { kind: 'theirs'; server: Server; pid: number }
  | { kind: 'orphan'; server: Server }

export async function findServer(cluster: Cluster): Promise<Found> {
  const server = readPostmaster(cluster)
  if (!server) return { kind: 'none' }
  // It may just be starting, or stopping because its parent died.
  const answers = () => serves(cluster, server.port)
  const isGone = () => !isProgram(server.pid, 'postgres')
  await waitUntil(async () => isGone() || (await answers()), 10_000)
  if (isGone()) return { kind: 'none' }
  if (!(await answers())) {
    await stopServer(server.pid)
    return { kind: 'none' }
  }
  const supervisor = readSupervisor(cluster)
  return supervisor ? { kind: 'theirs', server, pid: supervisor } : { kind: 'orphan', server }
}

/** Says in a file that this process looks after the server, and where it answers. */
export const claim = (cluster: Cluster, { port }: Server): void =>
  writeFileSync(supervisorFile(cluster), JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), port }))

/** Where the server answered when its process was killed: processes that shared it look for it there. */
export function portBefore(cluster: Cluster): number | undefined {
  try {
    const { port } = JSON.parse(readFileSync(supervisorFile(cluster), 'utf8')) as { port?: number }
    return port
  } catch {
    return undefined
  }
}

export const unclaim = (cluster: Cluster): void => rmSync(supervisorFile(cluster), { force: true })

const supervisorFile = (cluster: Cluster) => join(dirname(cluster.passwordFile), 'postgres-supervisor.json')

function readSupervisor(cluster: Cluster): number | undefined {
  try {
    const { pid, birth } = JSON.parse(readFileSync(supervisorFile(cluster), 'utf8')) as { pid: number; birth: string }
    return pid !== process.pid && isAlive(pid) && birthOf(pid) === birth ? pid : undefined
  } catch {
    return undefined
  }
}

/** PostgreSQL's own pid file: line 1 pid, line 4 port. Removed here when another program has that pid by now. */
function readPostmaster(cluster: Cluster): Server | undefined {
  const file = join(cluster.folder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const server = { pid: Number(lines[0]), port: Number(lines[3]) }
  if (isProgram(server.pid, 'postgres')) return server
  rmSync(file, { force: true })
  return undefined
}
