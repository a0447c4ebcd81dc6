import type { Open311Server } from '#platform/config/index.ts'
import type { ClientId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

type Settings = Pick<House, 'config'>

/** The server that the settings name so; in demo and test every other name is one of the simulator's. */
export function serverOf({ config: { open311 } }: Settings, name: string): Open311Server | undefined {
  const { servers, simulated } = open311
  if (Object.hasOwn(servers, name)) return servers[name]
  return simulated && { url: `${simulated.url}/${name}/v2/`, key: simulated.key, services: {} }
}

/** Whether a program is the one by which this body sends updates itself. */
export const isOfBody = (house: Settings, name: string, client: ClientId): boolean =>
  serverOf(house, name)?.client === client

export const codeAt = ({ services }: Pick<Open311Server, 'services'>, category: string): string =>
  services[category] ?? services['*'] ?? category
