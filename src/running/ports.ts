import { createServer } from 'node:net'
import type { Config } from '#platform/config/index.ts'

/** A port that we need belongs to another program. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    suggestion: number,
  ) {
    super(
      `ポート ${port} は、ほかのプログラムが使っています。別のポートを指定してください。\n` +
        `Port ${port} is used by another program. Stop it, or choose another with the setting PORT, such as: PORT=${suggestion} npm start`,
    )
    this.name = 'PortTaken'
  }
}

/** Throws `PortTaken` before anything is started. The demo also needs the next two: simulators and their mail. */
export async function requireFreePorts({ port, host, role, simulatorsUrl }: Config): Promise<void> {
  if (role === 'worker') return
  const needed = [
    { port, host },
    ...(simulatorsUrl ? [port + 1, port + 2].map((next) => ({ port: next, host: '127.0.0.1' })) : []),
  ]
  for (const place of needed)
    if (!(await isFree(place.port, place.host))) throw new PortTaken(place.port, await freeFrom(port + 10))
}

async function freeFrom(port: number): Promise<number> {
  for (let candidate = port; candidate < port + 1000; candidate += 10)
    if (await isFree(candidate, '127.0.0.1')) return candidate
  return port
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
