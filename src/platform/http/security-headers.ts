import type { Config } from '#platform/config/index.ts'
import type { Ctx } from './env.ts'

/** The headers that every response carries, errors and assets included. */
export function writeSecurityHeaders(c: Ctx, config: Config): void {
  const { headers } = c.res
  const put = (name: string, value: string) => {
    if (!headers.has(name)) headers.set(name, value)
  }
  put('Content-Security-Policy', contentPolicy(c.get('nonce'), config))
  put('X-Content-Type-Options', 'nosniff')
  // `same-origin` keeps addresses to ourselves and still sends Origin with our own forms, which `no-referrer` would not.
  put('Referrer-Policy', 'same-origin')
  put('Cross-Origin-Opener-Policy', 'same-origin')
  put('Cross-Origin-Resource-Policy', 'same-origin')
  put('Permissions-Policy', permissionsBut())
  put('X-Frame-Options', 'DENY')
  put('Cache-Control', 'no-store')
  if (config.publicUrl.startsWith('https:')) put('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
}

/**
 * A page on which somebody chooses a place: it may ask where the reader is, and load the map in tiles, if there is one,
 * from its hosts. Its worker needs the Trusted Types policy `default`. Call before the page is answered.
 */
export function allowMap(c: Ctx, config: Config): void {
  c.header('Permissions-Policy', permissionsBut('geolocation'))
  if (config.mapTiles) c.header('Content-Security-Policy', contentPolicy(c.get('nonce'), config, config.mapTiles.hosts))
}

/** A worker lives by the policy that it came with: the map's loads tiles and nothing else. */
export const mapWorkerHeaders =
  ({ mapTiles }: Config) =>
  (name: string): Record<string, string> =>
    mapTiles && name === 'map-worker.js'
      ? { 'content-security-policy': `default-src 'none'; connect-src ${mapTiles.hosts.join(' ')}` }
      : {}

const features = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'geolocation',
  'gyroscope',
  'microphone',
  'payment',
  'usb',
]

const permissionsBut = (allowed?: string): string =>
  features.map((feature) => `${feature}=(${feature === allowed ? 'self' : ''})`).join(', ')

function contentPolicy(nonce: string, config: Config, mapHosts: readonly string[] = []): string {
  const also = mapHosts.map((host) => ` ${host}`).join('')
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data:${also && `${also} blob:`}`,
    `font-src 'self'`,
    `connect-src 'self'${also}`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    // Browsers hold the redirect after a POST against this list too.
    `form-action ${formTargets(config)}`,
    `require-trusted-types-for 'script'`,
    `trusted-types madoguchi${also && ' default'}`,
  ].join('; ')
}

function formTargets(config: Config): string {
  const known = targets.get(config) ?? ["'self'", ...outsideForms(config)].join(' ')
  targets.set(config, known)
  return known
}

const targets = new WeakMap<Config, string>()

const outsideForms = ({ residentIdentity, staffIdentity, payment, line }: Config): Set<string> =>
  new Set(
    [residentIdentity.issuer, staffIdentity.issuer, payment.baseUrl, line.linkUrl].map(
      (address) => new URL(address).origin,
    ),
  )
