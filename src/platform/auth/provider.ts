import * as oidc from 'openid-client'
import type { Config } from '#platform/config/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Realm } from './accounts.ts'

/** The provider of a realm as it describes itself; asked once and remembered. Throws `Unavailable` when it does not answer. */
export async function providerOf(house: House, realm: Realm): Promise<oidc.Configuration> {
  const known = providers.get(house)?.[realm]
  if (known) return known
  const found = await discover(house.config, realm).catch((error: unknown) => {
    house.log.error({ err: error, realm }, 'identity provider not reachable')
    throw new Unavailable(`identity provider of the ${realm} realm`)
  })
  providers.set(house, { ...providers.get(house), [realm]: found })
  return found
}

const providers = new WeakMap<House, Partial<Record<Realm, oidc.Configuration>>>()

export const identityOf = (config: Config, realm: Realm) =>
  realm === 'staff' ? config.staffIdentity : config.residentIdentity

export const callbackUrl = (config: Config, realm: Realm): string => `${config.publicUrl}/auth/${realm}/callback`

async function discover(config: Config, realm: Realm): Promise<oidc.Configuration> {
  const { issuer, clientId, clientSecret } = identityOf(config, realm)
  return oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretBasic(clientSecret), {
    timeout: 10,
    execute: [
      // The library trusts the connection to the token endpoint; we check the signature of the id token too.
      oidc.enableNonRepudiationChecks,
      // Simulators speak http on the loopback; production refuses anything but https.
      ...(config.env !== 'production' ? [oidc.allowInsecureRequests] : []),
    ],
  })
}
