import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Process = { pid: number; parent: number; megabytes: number; command: string }

/** Every process of this machine with its resident memory, 1 MB = 1,048,576 bytes. */
export function processes(): Process[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
  return lines.split('\n').flatMap((line) => {
    const [, pid, parent, rss, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (command === undefined) return []
    return [{ pid: Number(pid), parent: Number(parent), megabytes: Number(rss) / 1024, command }]
  })
}

/** Shared pages count only in part, so that processes can be added up; where the system does not tell, all of them. */
export function ownMegabytes({ pid, megabytes }: Process): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
    return kilobytes === undefined ? megabytes : Number(kilobytes) / 1024
  } catch {
    return megabytes
  }
}

/** Samples `read` four times a second until stopped; returns the largest. */
export function watchPeak(read: () => number): () => number {
  let peak = read()
  const timer = setInterval(() => {
    peak = Math.max(peak, read())
  }, 250)
  return () => {
    clearInterval(timer)
    return Math.max(peak, read())
  }
}
