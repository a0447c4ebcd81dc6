import { spawn } from 'node:child_process'
import { once } from 'node:events'

export type HouseProcess = { pid: number; stop(): Promise<void> }

/** The built house as `npm start` runs it, without the bootstrap before it. Resolves when it says that it is open. */
export async function startHouse(settings: Record<string, string>): Promise<HouseProcess> {
  const child = spawn(process.execPath, ['.build/cli.js', 'start'], {
    env: { PATH: process.env['PATH'], ...settings },
    // The channel is how it notices when we are gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('Ctrl-C')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`the house did not open:\n${said}`)))
  })
  return {
    pid: child.pid ?? 0,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
