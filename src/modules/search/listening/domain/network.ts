/** `near`: what a household or an office has; `wide`: of what one who changes addresses gets many. */
export type Network = { near: string; wide: string }

/** Of an address as `clientAddress` gives it: IPv4 to /24 and /16, IPv6 to /48 and /40. */
export function networkOf(address: string): Network {
  const v4 = /^(\d+)\.(\d+)\.(\d+)\.\d+$/.exec(address)
  if (v4) return { near: v4.slice(1, 4).join('.'), wide: v4.slice(1, 3).join('.') }
  if (!address.includes(':')) return { near: address, wide: address }
  const [first = '0', second = '0', third = '0'] = address.replace(/::.*$/, '').split(':')
  const padded = third.padStart(4, '0')
  return { near: `${first}:${second}:${padded}`, wide: `${first}:${second}:${padded.slice(0, 2)}` }
}
