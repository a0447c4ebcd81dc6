import { createHmac, timingSafeEqual } from 'node:crypto'

const toleranceSeconds = 300

/**
 * Checks `t=<unix>,v1=<hex hmac-sha256(secret, t + '.' + body)>` over the raw body, not older or newer than five
 * minutes of real time. Several `v1` may stand in it while a secret is changed.
 */
export function isSigned(
  header: string | undefined,
  body: string,
  secret: string,
  nowMilliseconds = Date.now(),
): boolean {
  const parts = (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => part.trim())
  const stamp = parts.find((part) => /^t=\d{1,12}$/.test(part))?.slice(2)
  if (!stamp || secret === '' || Math.abs(nowMilliseconds / 1000 - Number(stamp)) > toleranceSeconds) return false
  const expected = createHmac('sha256', secret).update(`${stamp}.${body}`).digest()
  return parts
    .filter((part) => /^v1=[0-9a-f]{64}$/.test(part))
    .some((part) => timingSafeEqual(Buffer.from(part.slice(3), 'hex'), expected))
}
