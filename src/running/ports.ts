import { createServer } from 'node:net'
import type { Config } from '#platform/config/index.ts'

/** A port that we need belongs to another program. */
export class PortTaken extends Error {
  constructor(
    readonly port: number,
    use: string,
    suggestion: number,
  ) {
    super(
      `ポート ${port} (${use}) は、ほかのプログラムが使っています。別のポートを指定してください。\n` +
        `Port ${port} (${use}) is used by another program. Stop it, or choose another with the setting PORT, such as: PORT=${suggestion} npm start`,
    )
    this.name = 'PortTaken'
  }
}

type Place = { port: number; host: string; use: string }

/** Throws `PortTaken` before anything is started. The demo also needs the next two: simulators and their mail. */
export async function requireFreePorts(config: Config): Promise<void> {
  if (config.role === 'worker') return
  for (const place of placesFor(config, config.port))
    if (!(await isFree(place))) throw new PortTaken(place.port, place.use, await freeFrom(config))
}

const placesFor = ({ host, simulatorsUrl }: Config, port: number): Place[] => [
  { port, host, use: 'PORT' },
  ...(simulatorsUrl
    ? [
        { port: port + 1, host: '127.0.0.1', use: 'PORT + 1: simulators' },
        { port: port + 2, host: '127.0.0.1', use: 'PORT + 2: mail simulator' },
      ]
    : []),
]

async function freeFrom(config: Config): Promise<number> {
  for (let candidate = config.port + 10; candidate < config.port + 1000; candidate += 10) {
    const free = await Promise.all(placesFor(config, candidate).map(isFree))
    if (free.every(Boolean)) return candidate
  }
  return config.port
}

function isFree({ port, host }: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
