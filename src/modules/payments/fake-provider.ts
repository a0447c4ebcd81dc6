import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Checkout = {
  id: string
  url: string
  merchant_reference: string
  amount: number
  captured_amount: number
  refunded_amount: number
  method: string | null
  status: string
  hold_expires_at: string | null
}

/** A payment provider for tests: keeps the published contract and counts what it was asked to do. */
export type FakeProvider = {
  baseUrl: string
  checkouts: Map<string, Checkout>
  calls: string[]
  /** `down`: no answer; `deaf`: does the work, loses the answer. */
  mode: 'up' | 'down' | 'deaf'
  /** Moves a checkout on and gives the signed callback's body, to be delivered whenever the test likes. */
  happen(checkoutId: string, type: string, change?: Partial<Checkout>): string
  close(): Promise<void>
}

export async function fakeProvider(): Promise<FakeProvider> {
  const answers = new Map<string, { status: number; body: object }>()
  const sequences = new Map<string, number>()
  const provider: FakeProvider = {
    baseUrl: '',
    checkouts: new Map(),
    calls: [],
    mode: 'up',
    happen(checkoutId, type, change = {}) {
      const checkout = provider.checkouts.get(checkoutId)
      if (!checkout) throw new Error(`no checkout ${checkoutId}`)
      Object.assign(checkout, { status: type, ...change })
      const sequence = (sequences.get(checkoutId) ?? 0) + 1
      sequences.set(checkoutId, sequence)
      return JSON.stringify({ event_id: randomUUID(), type, sequence, checkout })
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  const carryOut = (id: string, verb: string, amount: number) => {
    const checkout = provider.checkouts.get(id)
    if (!checkout) return { status: 404, body: {} }
    const allowed = verb === 'refund' ? 'captured' : 'authorised'
    if (checkout.status !== allowed) return { status: 409, body: {} }
    if (verb === 'capture') Object.assign(checkout, { status: 'captured', captured_amount: amount })
    if (verb === 'void') checkout.status = 'voided'
    if (verb === 'refund') checkout.refunded_amount += amount
    if (checkout.captured_amount > 0 && checkout.refunded_amount === checkout.captured_amount)
      checkout.status = 'refunded'
    return { status: 200, body: { ...checkout } }
  }

  const open = (body: { merchant_reference: string; amount: number }) => {
    const id = `co_${randomUUID()}`
    const { merchant_reference, amount } = body
    const fresh = { captured_amount: 0, refunded_amount: 0, method: null, status: 'open', hold_expires_at: null }
    provider.checkouts.set(id, { id, url: `${provider.baseUrl}/pay/${id}`, merchant_reference, amount, ...fresh })
    return { status: 201, body: { ...provider.checkouts.get(id) } }
  }

  const answer = (method: string, path: string, key: string, text: string) => {
    const [id, verb] = path.replace('/payment/v1/checkouts', '').split('/').filter(Boolean)
    if (method === 'GET')
      return provider.checkouts.has(id ?? '')
        ? { status: 200, body: { ...provider.checkouts.get(id ?? '') } }
        : { status: 404, body: {} }
    const known = answers.get(`${key}${path}`)
    if (known) return known
    provider.calls.push(verb ?? 'open')
    const body = JSON.parse(text)
    const fresh = id && verb ? carryOut(id, verb, body.amount) : open(body)
    answers.set(`${key}${path}`, fresh)
    return fresh
  }

  const server: Server = createServer((request, response) => {
    void bodyOf(request).then((text) => {
      if (provider.mode === 'down') return response.destroy()
      const { status, body } = answer(
        request.method ?? '',
        request.url ?? '',
        String(request.headers['idempotency-key']),
        text,
      )
      if (provider.mode === 'deaf') return response.destroy()
      return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provider.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // parse edge: listening on a port
  return provider
}

export const signatureFor = (body: string, secret: string, unixSeconds = Math.floor(Date.now() / 1000)): string =>
  `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
