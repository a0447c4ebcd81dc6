import type { House } from '#platform/module/index.ts'
import { httpLinkage } from './http-linkage.ts'
import type { Linkage } from './port.ts'

/** Without a gateway nobody answers: the papers are asked for, as before. */
const nobody: Linkage = { ask: () => Promise.resolve({ outcome: 'timeout' }) }

/** The ward's gateway; one for each house, so that its limit holds for the whole process. */
export function linkageOf({ config }: Pick<House, 'config'>): Linkage {
  const known = gateways.get(config) ?? (config.linkage ? httpLinkage(config.linkage) : nobody)
  gateways.set(config, known)
  return known
}

const gateways = new WeakMap<House['config'], Linkage>()
