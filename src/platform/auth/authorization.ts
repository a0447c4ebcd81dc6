import * as oidc from 'openid-client'
import type { Ctx } from '#platform/http/env.ts'
import type { House } from '#platform/module/index.ts'
import type { Realm } from './accounts.ts'
import { type PendingSignature, rememberAttempt } from './attempts.ts'
import { callbackUrl, providerOf } from './provider.ts'

export type Way = { realm: Realm; returnTo: string; signature?: PendingSignature; fresh?: boolean }

/** The card's authentication certificate, checked against the revocation list (デジタル認証アプリ: acr_values). */
export const cardAcr = ['aal3', 'crl']

const scopes = { resident: 'openid name address birthdate gender', staff: 'openid name email' } as const

/** Remembers a new attempt and gives the provider's address to send the browser to (code flow, PKCE S256, state, nonce). */
export async function beginAuthorization(c: Ctx, house: House, way: Way): Promise<URL> {
  const provider = await providerOf(house, way.realm)
  const codeVerifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const nonce = oidc.randomNonce()
  const attempt = {
    realm: way.realm,
    browser: c.get('browser'),
    nonce,
    codeVerifier,
    returnTo: way.returnTo,
    lang: c.get('lang'),
    signature: way.signature ?? null,
    fresh: way.fresh ?? false,
  }
  await house.db.transact((tx) => rememberAttempt(tx, state, attempt))
  return oidc.buildAuthorizationUrl(provider, {
    redirect_uri: callbackUrl(house.config, way.realm),
    scope: way.signature ? 'openid sign' : scopes[way.realm],
    code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...(way.realm === 'resident' && { acr_values: cardAcr.join(' ') }),
    ...(way.fresh && { prompt: 'login', max_age: '0' }),
    ...(way.signature && {
      sign_transaction_id: way.signature.transactionId,
      sign_content_hash: way.signature.contentHash,
    }),
  })
}
