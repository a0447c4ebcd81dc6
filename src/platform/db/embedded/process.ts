import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True when a program of this name runs under this pid; pids are used again, quickly so in containers. */
export function isProgram(pid: number, name: string): boolean {
  if (!isAlive(pid)) return false
  try {
    const comm = existsSync('/proc/self/comm')
      ? readFileSync(`/proc/${pid}/comm`, 'utf8')
      : execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return comm.trim().endsWith(name)
  } catch {
    return false
  }
}

/** When this process started, in a form that a later process with the same pid does not share; '' where unknown. */
export function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** Waits until `check` is true, at most `milliseconds`; returns whether it became true. */
export async function waitUntil(check: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await check())) {
    if (performance.now() > end) return false
    await sleep(20)
  }
  return true
}
