import { exportJWK, generateKeyPair } from 'jose'
import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { loadLibrary } from './library.ts'
import { createStore } from './store.ts'

/** One realm of people who can sign in: the residents' cards, or the ward's staff. */
export type Realm = {
  /** Path below the simulators' URL: `identity` or `staff-identity`. */
  path: string
  issuer: string
  clientId: string
  clientSecret: string
  redirectUris: string[]
  /** Claims by scope, besides `openid`. */
  claims: Record<string, string[]>
  acrValues?: string[]
  extraParams?: NonNullable<Configuration['extraParams']>
  findClaims(subject: string, grantId: string | undefined): ({ sub: string } & Record<string, unknown>) | undefined
  /** Called when a request was answered with a sign-in; the grant is what tokens can be traced back to. */
  onGrant?(ctx: KoaContextWithOIDC, grantId: string): void
  renderError(): string
}

/** A real OpenID provider: code flow only, PKCE S256, state and nonce required, no single sign-on. */
export const createProvider = async (realm: Realm): Promise<Provider> => {
  const [{ default: OpenIdProvider, errors, interactionPolicy }, keys] = await Promise.all([
    loadLibrary(),
    generateKeyPair('RS256', { extractable: true }),
  ])
  const policy = interactionPolicy.base()
  policy.remove('consent')

  const requireStateAndNonce = (ctx: KoaContextWithOIDC) => {
    const { state, nonce } = ctx.oidc.params ?? {}
    if (!isShortText(state)) throw new errors.InvalidRequest('missing required parameter(s) state')
    if (!isShortText(nonce)) throw new errors.InvalidRequest('nonce must have 1 to 255 characters')
  }
  return new OpenIdProvider(realm.issuer, {
    adapter: createStore(),
    jwks: { keys: [{ ...(await exportJWK(keys.privateKey)), alg: 'RS256', use: 'sig', kid: crypto.randomUUID() }] },
    clients: [
      {
        client_id: realm.clientId,
        client_secret: realm.clientSecret,
        redirect_uris: realm.redirectUris,
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    scopes: ['openid', ...Object.keys(realm.claims)],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], ...realm.claims },
    conformIdTokenClaims: false,
    acrValues: realm.acrValues ?? [],
    pkce: { required: () => true },
    extraParams: {
      ...realm.extraParams,
      // Only extra parameters can have validators, and it runs whether or not the parameter is there.
      login_realm: requireStateAndNonce,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: true },
    },
    cookies: { keys: [crypto.randomUUID()], names: cookieNames(realm.path) },
    ttl: {
      AccessToken: 300,
      AuthorizationCode: 60,
      Grant: 3_600,
      IdToken: 300,
      Interaction: 1_200,
      Session: 1_200,
    },
    interactions: {
      policy,
      url: (_ctx, interaction) => `/${realm.path}/interaction/${interaction.uid}`,
    },
    findAccount: (_ctx, subject, token) => {
      const claims = realm.findClaims(subject, token && 'grantId' in token ? token.grantId : undefined)
      return claims && { accountId: subject, claims: () => claims }
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope([...ctx.oidc.requestParamScopes].join(' '))
      const grantId = await grant.save()
      realm.onGrant?.(ctx, grantId)
      return grant
    },
    renderError: (ctx) => {
      ctx.type = 'html'
      ctx.body = realm.renderError()
    },
  })
}

export const cookieNames = (path: string) => ({
  session: `${path}_session`,
  interaction: `${path}_interaction`,
  resume: `${path}_resume`,
})

const isShortText = (value: unknown): boolean => typeof value === 'string' && value.length >= 1 && value.length <= 255
