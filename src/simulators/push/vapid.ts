import { createPublicKey, verify } from 'node:crypto'

/** RFC 8292: whether the header speaks for this origin, not longer than a day, and is signed with the key that it names. */
export function isVapid(header: string, origin: string, now: Date): boolean {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header) ?? []
  const [head = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  if (point.length !== 65) return false
  try {
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
    const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
    const seconds = now.getTime() / 1000
    return (
      isSigned &&
      aud === origin &&
      typeof exp === 'number' &&
      exp > seconds &&
      exp <= seconds + 86_400 &&
      /^(mailto:|https:)/.test(String(sub))
    )
  } catch {
    return false
  }
}
