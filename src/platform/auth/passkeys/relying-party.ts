import type { House } from '#platform/module/index.ts'

/** Who asks the authenticator: the host and the origin of PUBLIC_URL. A browser refuses an address without a name. */
export function relyingParty(house: House): { id: string; origin: string; name: string } {
  const { hostname, origin } = new URL(house.config.publicUrl)
  return { id: hostname, origin, name: house.profile.name }
}
