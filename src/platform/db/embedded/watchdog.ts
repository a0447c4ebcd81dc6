import { type ChildProcess, spawn } from 'node:child_process'

/**
 * Stops the server when this process dies, however it dies: a shell that waits for the end of a pipe that only we hold.
 * `release` ends the watch without stopping anything.
 */
export function watchOver(serverPid: number): { release(): void } {
  const script = `read line; [ "$line" = release ] || kill -INT ${serverPid}`
  const watchdog: ChildProcess = spawn('/bin/sh', ['-c', script], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watchdog.on('error', () => {})
  watchdog.stdin?.on('error', () => {})
  watchdog.unref()
  if (watchdog.stdin && 'unref' in watchdog.stdin) (watchdog.stdin as { unref(): void }).unref()
  return { release: () => watchdog.stdin?.end('release\n') }
}
