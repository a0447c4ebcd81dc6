import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readAuthentication } from './answers.ts'
import { type Asked, askChallenge, takeChallenge } from './challenges.ts'
import { tellOwner } from './notices.ts'
import { relyingParty } from './relying-party.ts'
import { lockPasskey, notePasskeyUse, type Passkey, passkeysOf } from './store.ts'

/** `accountId` of a refusal: whose key was tried. `counter`: the key has counted less than before, so a copy of it may be about. */
export type PasskeyUse =
  | { ok: true; passkey: Passkey }
  | { ok: false; reason: 'unproven' | 'expired' | 'unknown' | 'counter'; accountId?: AccountId }

/** What the browser hands to the authenticator; of a known account only its own keys are asked for. */
export async function askForPasskey(tx: Tx, house: House, asked: Asked) {
  const known = asked.accountId ? await passkeysOf(tx, asked.accountId) : []
  return generateAuthenticationOptions({
    rpID: relyingParty(house).id,
    challenge: bytesOf(await askChallenge(tx, asked)),
    userVerification: 'required',
    timeout: 300_000,
    ...(asked.accountId && {
      allowCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: transports as AuthenticatorTransportFuture[],
      })),
    }),
  })
}

type AuthenticatorTransportFuture = NonNullable<
  NonNullable<Parameters<typeof generateAuthenticationOptions>[0]['allowCredentials']>[number]['transports']
>[number]

/**
 * Checks an authenticator's answer: challenge (once, in time, of this browser, purpose and account), origin, user
 * verification, signature and counter. A refusal is a value, so that the challenge stays used.
 */
export async function usePasskey(tx: Tx, house: House, asked: Asked, sent: string): Promise<PasskeyUse> {
  const read = readAuthentication(sent)
  if (!read) return { ok: false, reason: 'unproven' }
  const { answer, challenge } = read
  if (!(await takeChallenge(tx, challenge, asked))) return { ok: false, reason: 'expired' }
  const passkey = await lockPasskey(tx, answer.id)
  if (!passkey || (asked.accountId && passkey.accountId !== asked.accountId)) return { ok: false, reason: 'unknown' }
  const { origin, id: rpId } = relyingParty(house)
  const result = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
    // Zero: the counter is compared below, where its owner can be told.
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  }).catch((error: unknown) => {
    house.log.warn({ err: error }, 'passkey refused')
    return undefined
  })
  if (!result?.verified) return { ok: false, reason: 'unproven', accountId: passkey.accountId }
  const { newCounter, credentialBackedUp } = result.authenticationInfo
  if (isSetBack(passkey.counter, newCounter)) {
    await recordAudit(tx, {
      actor: { kind: 'system', task: 'auth.passkeys' },
      action: 'auth.passkey.set_back',
      subject: { kind: 'passkey', id: passkey.id },
    })
    await tellOwner(tx, passkey.accountId, 'auth.passkey-refused', `${passkey.id}:${newCounter}`)
    return { ok: false, reason: 'counter' }
  }
  await notePasskeyUse(tx, passkey.id, newCounter, credentialBackedUp)
  return { ok: true, passkey }
}

/** WebAuthn §6.1.1: zero twice means that the authenticator does not count. */
export const isSetBack = (before: number, now: number): boolean => (before > 0 || now > 0) && now <= before

export const bytesOf = (challenge: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(challenge, 'base64url'))
