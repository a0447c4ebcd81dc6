import type { Config } from '#platform/config/index.ts'
import type { Answer, PaymentProvider } from './port.ts'
import { answerSchema, reportOf } from './wire.ts'

const timeoutMilliseconds = 10_000

/** The provider behind its HTTP interface (`POST /payment/v1/checkouts`, `/payment/v1/terminals` and below). */
export function httpProvider({ baseUrl, apiKey }: Config['payment']): PaymentProvider {
  const call = (method: 'GET' | 'POST', path: string, key?: string, body?: object): Promise<Answer> =>
    fetch(`${baseUrl}/payment/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(key && { 'idempotency-key': key }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    }).then(read, () => ({ ok: false, reason: 'unreachable' }))
  const at = (checkoutId: string) => `/checkouts/${encodeURIComponent(checkoutId)}`
  return {
    open: ({ reference, amount, returnUrl, callbackUrl }, key) =>
      call('POST', '/checkouts', key, {
        merchant_reference: reference,
        amount,
        currency: 'JPY',
        capture: 'manual',
        return_url: returnUrl,
        callback_url: callbackUrl,
      }),
    present: ({ reference, amount, terminal, method, callbackUrl }, key) =>
      call('POST', `/terminals/${encodeURIComponent(terminal)}/payments`, key, {
        merchant_reference: reference,
        amount,
        currency: 'JPY',
        method,
        callback_url: callbackUrl,
      }),
    look: (checkoutId) => call('GET', at(checkoutId)),
    capture: (checkoutId, amount, key) => call('POST', `${at(checkoutId)}/capture`, key, { amount }),
    void: (checkoutId, key) => call('POST', `${at(checkoutId)}/void`, key, {}),
    refund: (checkoutId, amount, key) => call('POST', `${at(checkoutId)}/refund`, key, { amount }),
  }
}

async function read(response: Response): Promise<Answer> {
  const body: unknown = await response.json().catch(() => undefined)
  if (response.status === 404) return { ok: false, reason: 'lost' }
  const isRefusal =
    response.status >= 400 && response.status < 500 && response.status !== 408 && response.status !== 429
  if (isRefusal) return { ok: false, reason: 'refused' }
  const parsed = answerSchema.safeParse(body)
  if (!response.ok || !parsed.success) return { ok: false, reason: 'unreachable' }
  return { ok: true, report: reportOf(parsed.data), url: parsed.data.url }
}
