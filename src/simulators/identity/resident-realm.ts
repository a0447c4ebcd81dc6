import type { InteractionResults, Provider } from 'oidc-provider'
import { boundedMap } from '../world/bounded-map.ts'
import { cardHolderOf } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Signature } from './authority.ts'
import { loadLibrary } from './library.ts'
import { createProvider } from './provider.ts'

/** 本人確認のレベル: 個人番号カードの利用者証明用電子証明書で、失効を確かめた。 */
export const acr = 'aal3 crl'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const sha256 = /^[A-Za-z0-9_-]{43}$/

/** The デジタル認証アプリ: authorization code flow, scopes openid name address birthdate gender sign. */
export const createResidentProvider = async (world: World, renderError: () => string): Promise<Provider> => {
  const { errors } = await loadLibrary()
  const signatures = boundedMap<string, Signature>(500)
  const wantsSignature = (scope: unknown) => typeof scope === 'string' && scope.split(' ').includes('sign')
  return createProvider({
    path: 'identity',
    issuer: `${world.url}/identity`,
    ...world.settings.resident,
    redirectUris: [`${world.settings.appUrl}/auth/resident/callback`],
    claims: {
      name: ['name'],
      address: ['address'],
      birthdate: ['birthdate'],
      gender: ['gender'],
      sign: ['sign_transaction_id', 'signature', 'certificate'],
    },
    acrValues: acr.split(' '),
    extraParams: {
      sign_transaction_id: (ctx, value) => {
        if (wantsSignature(ctx.oidc.params?.scope) && !uuid.test(value ?? ''))
          throw new errors.InvalidRequest('sign_transaction_id must be a UUID')
      },
      sign_content_hash: (ctx, value) => {
        if (wantsSignature(ctx.oidc.params?.scope) && !sha256.test(value ?? ''))
          throw new errors.InvalidRequest('sign_content_hash must be a SHA-256 in base64url')
      },
    },
    findClaims: (subject, grantId) => {
      const person = cardHolderOf(world.people, subject)
      return (
        person && {
          sub: subject,
          name: person.name,
          address: person.card.address,
          birthdate: person.birthDate,
          gender: person.gender,
          ...(grantId !== undefined && signatures.get(grantId)),
        }
      )
    },
    onGrant: (ctx, grantId) => {
      const signature = signatureOf(ctx.oidc.result)
      if (signature) signatures.set(grantId, signature)
    },
    renderError,
  })
}

/** What the interaction pages hand back when the card was read. */
export const signedIn = (subject: string, signature?: Signature): InteractionResults => ({
  login: { accountId: subject, acr, amr: ['hwk', 'pin'], remember: false },
  ...(signature && { signed: signature }),
})

const signatureOf = (result: InteractionResults | undefined): Signature | undefined =>
  // Only `signedIn` above writes it.
  result?.signed as Signature | undefined
