import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Ctx } from '#platform/http/env.ts'
import type { House } from '#platform/module/index.ts'
import type { Realm } from './accounts.ts'
import { type Attempt, takeAttempt } from './attempts.ts'
import { cardAcr } from './authorization.ts'
import { callbackUrl, identityOf, providerOf } from './provider.ts'

/** Claims of the id token, completed by the userinfo endpoint where the token lacks them. */
export type Claims = Record<string, unknown> & { sub: string }

export type ProviderAnswer =
  | { ok: true; attempt: Attempt; claims: Claims }
  /** `unknown_attempt`: forged, used or too old state. `refused`: the person went back. `unproven`: the answer does not hold. */
  | { ok: false; reason: 'unknown_attempt' | 'refused' | 'unproven'; attempt?: Attempt }

/** Reads the provider's answer at the callback: state, `iss`, code with PKCE, nonce, and the level of residents. */
export async function readAnswer(c: Ctx, house: House, realm: Realm): Promise<ProviderAnswer> {
  const url = new URL(callbackUrl(house.config, realm))
  url.search = new URL(c.req.url).search
  const state = url.searchParams.get('state') ?? ''
  const attempt = await house.db.transact((tx) => takeAttempt(tx, state, realm, c.get('browser')))
  if (!attempt) return { ok: false, reason: 'unknown_attempt' }
  if (url.searchParams.get('error') === 'access_denied') return { ok: false, reason: 'refused', attempt }
  const provider = await providerOf(house, realm)
  try {
    const tokens = await oidc.authorizationCodeGrant(provider, url, {
      pkceCodeVerifier: attempt.codeVerifier,
      expectedState: state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
      // Without it an answer from the provider's memory would count as a new proof.
      ...(attempt.fresh && { maxAge: 0 }),
    })
    const claims = await completed(provider, tokens, attempt.signature ? 'sign_transaction_id' : 'name')
    if (!claims || (realm === 'resident' && !isByCard(claims.acr))) return { ok: false, reason: 'unproven', attempt }
    return { ok: true, attempt, claims }
  } catch (error) {
    if (!isProtocolError(error)) throw error
    house.log.warn(
      { err: error, realm, origin: new URL(identityOf(house.config, realm).issuer).origin },
      'sign-in answer refused',
    )
    return { ok: false, reason: 'unproven', attempt }
  }
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>

async function completed(provider: oidc.Configuration, tokens: Tokens, needed: string): Promise<Claims | undefined> {
  const claims = tokens.claims()
  if (!claims) return undefined
  if (claims[needed] !== undefined) return claims
  return { ...(await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub)), ...claims }
}

const acrText = z.string()

const isByCard = (acr: unknown): boolean => {
  const levels = acrText.safeParse(acr).data?.split(' ') ?? []
  return cardAcr.every((level) => levels.includes(level))
}

// What the library throws about an answer it cannot believe, beside our own faults.
const isProtocolError = (error: unknown): boolean =>
  error instanceof oidc.ClientError ||
  error instanceof oidc.AuthorizationResponseError ||
  error instanceof oidc.ResponseBodyError ||
  error instanceof oidc.WWWAuthenticateChallengeError
