import type { Provider } from 'oidc-provider'
import type { World } from '../world/world.ts'
import { createProvider } from './provider.ts'

/** The ward's own sign-in for its workforce: `sub` is the staff number. */
export const createStaffProvider = (world: World, renderError: () => string): Promise<Provider> =>
  createProvider({
    path: 'staff-identity',
    issuer: `${world.url}/staff-identity`,
    ...world.settings.staff,
    redirectUris: [`${world.settings.appUrl}/auth/staff/callback`],
    claims: { profile: ['name'], name: ['name'], email: ['email'] },
    findClaims: (number) => {
      const official = world.people.staff.find((person) => person.number === number)
      return official && { sub: number, name: official.name, email: official.email }
    },
    renderError,
  })
