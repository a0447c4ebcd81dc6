import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTokenBucket, limits } from '#src/simulators/line/api/token-bucket.ts'

// A LINE that enforces its limits, as a process of its own: it says its port and answers `GET /told` with what it saw.

export type Told = {
  requests: number
  refused: number
  repeated: number
  /** People who got something, and those who got the multicast of 'drain' more than once. */
  reached: number
  twice: number
  pushes: number
  /** Messages to one person whose number is not that of the account. */
  crossed: number
  /** Unix milliseconds: first and last request of a multicast, first request of an emergency. */
  first: number
  last: number
  emergency: number
}

const multicasts = createTokenBucket(limits.multicast)
const pushes = createTokenBucket(limits.sending)
const keys = new Set<string>()
const times = new Map<string, number>()
const told: Told = {
  ...{
    requests: 0,
    refused: 0,
    repeated: 0,
    reached: 0,
    twice: 0,
    pushes: 0,
    crossed: 0,
    first: 0,
    last: 0,
    emergency: 0,
  },
}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo // parse edge: a TCP server that listens has one
  process.stdout.write(`${port}\n`)
})
process.once('disconnect', () => process.exit())

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const body = Buffer.concat(parts).toString()
  if (request.url === '/told') return reply(response, 200, told)
  if (request.url === '/forget') return reply(response, 200, forget())
  // How many messages the account has left: an account without a limit.
  if (request.method === 'GET') return reply(response, 200, { type: 'none', totalUsage: 0 })
  const isMulticast = request.url === '/v2/bot/message/multicast'
  told.requests += 1
  if (!(isMulticast ? multicasts : pushes).take()) {
    told.refused += 1
    return reply(response, 429, { message: 'The API rate limit has been exceeded. Try again later.' })
  }
  const key = String(request.headers['x-line-retry-key'])
  if (keys.has(key)) {
    told.repeated += 1
    return reply(response, 409, { message: 'The retry key is already accepted' })
  }
  keys.add(key)
  if (isMulticast) takeMulticast(body)
  else takePush(body)
  reply(response, 200, isMulticast ? {} : { sentMessages: [{ id: String(told.requests) }] })
}

function takeMulticast(body: string): void {
  const now = Date.now()
  if (body.includes('EMERGENCY')) {
    told.emergency ||= now
    return
  }
  told.first ||= now
  told.last = now
  const { to }: { to: string[] } = JSON.parse(body)
  for (const id of to) {
    const before = times.get(id) ?? 0
    if (before === 0) told.reached += 1
    else told.twice += 1
    times.set(id, before + 1)
  }
}

function takePush(body: string): void {
  told.pushes += 1
  const { to }: { to: string } = JSON.parse(body)
  const number = Number(/applications\/(\d+)/.exec(body)?.[1])
  if (Number.parseInt(to.slice(1), 16) !== number) told.crossed += 1
}

function forget(): object {
  times.clear()
  Object.assign(told, {
    requests: 0,
    refused: 0,
    repeated: 0,
    reached: 0,
    twice: 0,
    pushes: 0,
    first: 0,
    last: 0,
    emergency: 0,
  })
  return {}
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
