import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { counter, measureProcess } from '#platform/telemetry/index.ts'
import type { HttpEnv } from './env.ts'

export type ServerLimits = {
  headersMs: number
  requestMs: number
  checkEveryMs: number
  drainMs: number
  /** A connection over which no byte moves for so long is closed: who does not read keeps the page in our memory. */
  silentMs?: number
  connections?: number
}

const usual = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 1000,
  drainMs: 10_000,
  // Longer than a page may take (25 s), during which nothing moves either.
  silentMs: 60_000,
  // The smallest hard limit of open files that systems give is 4,096, and PostgreSQL and the files need some of them.
  // The proxy in front holds the visitors' connections; ours are those of its pool.
  connections: 4000,
}

const refused = counter('madoguchi_http_connections_refused_total', 'Connections closed unheard: too many were open.')

/** Answers a request before everything else, or leaves it. */
export type Front = { answer(request: IncomingMessage, response: ServerResponse): boolean }

/** Listens; `stop` takes no new connections, lets running requests end within `drainMs` and closes. Rejects with Node's EADDRINUSE when the port is taken. */
export async function startServer(
  app: Hono<HttpEnv>,
  { port, host, limits: given = usual }: { port: number; host: string; limits?: ServerLimits },
  front?: Front,
): Promise<{ port: number; stop(): Promise<void> }> {
  measureProcess()
  const limits = { ...usual, ...given }
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
    },
    (request, response) => {
      if (!front?.answer(request, response)) void listener(request, response)
    },
  )
  server.timeout = limits.silentMs
  server.maxConnections = limits.connections
  server.on('drop', () => refused.add())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () => drain(server, limits.drainMs),
  }
}

function drain(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), drainMs)
    // A connection that has just given its last answer would stay open for the next request.
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    server.close(() => {
      clearTimeout(patience)
      clearInterval(idle)
      resolve()
    })
  })
}
