import { readUrl } from '#platform/outgoing/index.ts'

export type NewSubscription = { endpoint: string; p256dh: string; auth: string }

/**
 * What a browser gave us, checked: an uncompressed P-256 point and 16 bytes in base64url, and a push service on the open
 * internet. `localService`: the one of demo and test, on this machine. `undefined`: not a subscription.
 */
export function readSubscription(
  { endpoint, p256dh, auth }: NewSubscription,
  { localService }: { localService: boolean },
): NewSubscription | undefined {
  if (!/^B[A-Za-z0-9_-]{86}$/.test(p256dh) || !/^[A-Za-z0-9_-]{22}$/.test(auth)) return undefined
  const read = readUrl(endpoint, { isStrict: !(localService && isLocal(endpoint)) })
  return read.ok ? { endpoint: read.url, p256dh, auth } : undefined
}

/** Whether it is the push service of demo and test; production never asks. */
export const isLocal = (endpoint: string): boolean =>
  URL.canParse(endpoint) && new URL(endpoint).hostname === '127.0.0.1'
