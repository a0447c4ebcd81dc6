import { BlockList, isIP } from 'node:net'
import type { Config } from '#platform/config/index.ts'
import type { Ctx } from './env.ts'

/**
 * The address a request came from. `X-Forwarded-For` is believed only from `TRUSTED_PROXIES`, from the right, up to
 * the first address that is none of them. IPv6 is cut to its /64, which one household or phone has as a whole.
 */
export function clientAddress(c: Ctx, config: Config): string {
  const direct = directAddress(c)
  const trusted = trustedProxies(config)
  if (!direct || !trusted.has(direct)) return direct ? network(direct) : 'unknown'
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => plain(one.trim()))
  const client = chain.reverse().find((one) => isIP(one) && !trusted.has(one))
  return network(client ?? direct)
}

/** The address at the other end of the connection; `undefined` in tests without a server. */
export function directAddress(c: Ctx): string | undefined {
  // `@hono/node-server` hands Node's request over in `env`.
  const bindings = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  const address = bindings?.incoming?.socket?.remoteAddress
  return address === undefined ? undefined : plain(address)
}

export const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.')

// IPv4 as a dual-stack socket writes it.
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')

const network = (address: string) => (isIP(address) === 6 ? sixtyFour(address) : address)

function sixtyFour(address: string): string {
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail ? tail.split(':') : []
  const groups =
    tail === undefined ? left : [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
  return `${groups.slice(0, 4).join(':')}::/64`
}

const known = new WeakMap<Config, { has(address: string): boolean }>()

/** From `TRUSTED_PROXIES`: addresses and networks, `10.0.0.0/8`. */
function trustedProxies(config: Config): { has(address: string): boolean } {
  const made = known.get(config) ?? listOf(config.trustedProxies)
  known.set(config, made)
  return made
}

function listOf(entries: readonly string[]): { has(address: string): boolean } {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) continue
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return { has: (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') }
}
