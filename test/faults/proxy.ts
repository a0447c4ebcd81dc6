import { connect, createServer, type Socket } from 'node:net'

/** What happens to the bytes on the way. `hole`: both ends stay open and hear nothing more. */
type Mood = 'open' | 'hole'

/** A bad network between the app and PostgreSQL: a TCP relay whose faults a test orders. */
export type Proxy = {
  url: string
  /** How many connections the app holds through it. */
  connections(): number
  /** From now on, also in what is connected: nothing comes through and nobody is told. */
  swallow(): void
  /** Bytes flow again in new connections; those that lost bytes stay dead. */
  heal(): void
  delay(milliseconds: number): void
  /** The server's end is closed properly, the app's stays open and silent: half of a connection. */
  halfClose(): void
  /** Resets every connection now. */
  reset(): void
  /**
   * When the app has sent these texts, in this order and on one connection, the last one arrives and its answer is lost:
   * the connection is reset.
   */
  resetAfter(...texts: string[]): void
  close(): Promise<void>
}

type Pair = { app: Socket; server: Socket; isLost: boolean; heard: number }

export async function startProxy(url: string): Promise<Proxy> {
  const target = new URL(url)
  const pairs = new Set<Pair>()
  let mood: Mood = 'open'
  let pause = 0
  let trap: readonly string[] = []

  const relay = createServer((app) => {
    const pair: Pair = { app, server: connect(Number(target.port), target.hostname), isLost: mood === 'hole', heard: 0 }
    pairs.add(pair)
    const end = () => {
      if (pair.isLost) return // The other end is not told.
      pairs.delete(pair)
      for (const socket of [pair.app, pair.server]) socket.destroy()
    }
    const pass = (chunk: Buffer | string, to: Socket) => {
      if (mood === 'hole') pair.isLost = true
      if (pair.isLost) return
      if (pause === 0) to.write(chunk)
      else setTimeout(() => to.write(chunk), pause)
    }
    app.on('data', (chunk) => {
      for (let text = trap[pair.heard]; text && chunk.includes(text); text = trap[pair.heard]) pair.heard += 1
      if (trap.length > 0 && pair.heard === trap.length) {
        const done = (trap.at(-1) ?? '').split(' ')[0]?.toUpperCase() ?? ''
        trap = []
        // What PostgreSQL answers, INSERT or COMMIT, is proof that it has done it; the app never hears.
        pair.server.removeAllListeners('data').on('data', (answer) => {
          if (!answer.includes(done)) return
          app.resetAndDestroy()
          pair.server.destroy()
        })
      }
      pass(chunk, pair.server)
    })
    pair.server.on('data', (chunk) => pass(chunk, app))
    for (const socket of [app, pair.server]) socket.on('error', () => {}).on('close', end)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  const through = new URL(url)
  through.port = String(typeof address === 'object' && address ? address.port : 0)

  const lose = (pair: Pair) => {
    pair.isLost = true
  }
  return {
    url: through.href,
    connections: () => pairs.size,
    swallow: () => {
      mood = 'hole'
      for (const pair of pairs) lose(pair)
    },
    heal: () => {
      mood = 'open'
      pause = 0
    },
    delay: (milliseconds) => {
      pause = milliseconds
    },
    halfClose: () => {
      for (const pair of pairs) {
        lose(pair)
        pair.server.end()
      }
    },
    reset: () => {
      for (const { app } of pairs) app.resetAndDestroy()
    },
    resetAfter: (...texts) => {
      trap = texts
    },
    close: async () => {
      for (const { app, server } of pairs) for (const socket of [app, server]) socket.destroy()
      await new Promise((resolve) => relay.close(resolve))
    },
  }
}
