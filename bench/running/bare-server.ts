import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { connectionTo } from '#platform/db/index.ts'
import type { Statement } from './recorded-sql.ts'

/**
 * Node's own http server with a pool of ten: answers a POST with what the statements of its `Idempotency-Key` do, one
 * connection for those before `begin` each and one for the transaction, as the house. What `reservations.take` made stands
 * for `sampleId` from there on.
 */
export async function bareServer(url: string, statementsOf: (key: string) => readonly Statement[], sampleId: string) {
  const pool = new pg.Pool({ ...connectionTo(url), max: 10 })
  pool.on('error', () => {})
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      const key = String(request.headers['idempotency-key'])
      JSON.parse(body)
      work(pool, statementsOf(key), sampleId)
        .then((id) => {
          response.writeHead(201, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ id }))
        })
        .catch((error: unknown) => {
          response.writeHead(500)
          response.end(String(error))
        })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  // Parse edge: a listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await pool.end()
    },
  }
}

async function work(pool: pg.Pool, statements: readonly Statement[], sampleId: string): Promise<string> {
  const begins = statements.findIndex(({ text }) => text === 'begin')
  for (const statement of statements.slice(0, begins)) await pool.query(named(statement))
  const client = await pool.connect()
  try {
    let id = sampleId
    for (const { text, values } of statements.slice(begins)) {
      const own =
        id === sampleId
          ? values
          : values.map((value) => (typeof value === 'string' ? value.replaceAll(sampleId, id) : value))
      const { rows } = await client.query(named({ text, values: own }))
      if (rows[0]?.taken?.id) id = rows[0].taken.id
    }
    return id
  } finally {
    client.release()
  }
}

const names = new Map<string, string>()

function named({ text, values }: Statement): { text: string; values: unknown[]; name?: string } {
  if (values.length === 0) return { text, values }
  const name = names.get(text) ?? createHash('sha1').update(text).digest('hex')
  names.set(text, name)
  return { name, text, values }
}
