import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { type Actor } from '#platform/auth/actor.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readRegistration } from './answers.ts'
import { askChallenge, takeChallenge } from './challenges.ts'
import { tellOwner } from './notices.ts'
import { relyingParty } from './relying-party.ts'
import { insertPasskey, passkeysOf, removePasskeyRow } from './store.ts'
import { bytesOf } from './use.ts'

export type Owner = { accountId: AccountId; browser: string }
export type Registered = { ok: true; id: string } | { ok: false; reason: 'unproven' | 'expired' | 'known' | 'full' }

export const mostPasskeys = 10

/** What the browser hands to the authenticator that makes the key: discoverable, with user verification. */
export async function askToRegister(tx: Tx, house: House, { accountId, browser }: Owner, name: string) {
  const { id, name: rpName } = relyingParty(house)
  const known = await passkeysOf(tx, accountId)
  return generateRegistrationOptions({
    rpID: id,
    rpName,
    userID: new TextEncoder().encode(accountId),
    userName: name,
    userDisplayName: name,
    challenge: bytesOf(await askChallenge(tx, { purpose: 'register', browser, accountId })),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    timeout: 300_000,
  })
}

/** Keeps the public half of a new key for the account, audited; its owner is told. */
export async function registerPasskey(
  tx: Tx,
  house: House,
  { owner, actor, name, sent }: { owner: Owner; actor: Actor; name: string; sent: string },
): Promise<Registered> {
  const read = readRegistration(sent)
  if (!read) return { ok: false, reason: 'unproven' }
  if (!(await takeChallenge(tx, read.challenge, { purpose: 'register', ...owner })))
    return { ok: false, reason: 'expired' }
  if ((await passkeysOf(tx, owner.accountId)).length >= mostPasskeys) return { ok: false, reason: 'full' }
  const { origin, id: rpId } = relyingParty(house)
  const result = await verifyRegistrationResponse({
    response: read.answer,
    expectedChallenge: read.challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    house.log.warn({ err: error }, 'passkey refused')
    return undefined
  })
  if (!result?.verified) return { ok: false, reason: 'unproven' }
  const { credential, credentialDeviceType, credentialBackedUp } = result.registrationInfo
  const id = await insertPasskey(tx, owner.accountId, {
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    backupEligible: credentialDeviceType === 'multiDevice',
    backedUp: credentialBackedUp,
    name,
  })
  if (!id) return { ok: false, reason: 'known' }
  await recordAudit(tx, { actor, action: 'auth.passkey.added', subject: { kind: 'passkey', id } })
  await tellOwner(tx, owner.accountId, 'auth.passkey-added', id)
  return { ok: true, id }
}

/** Takes a passkey out of use, and with it every session that it proved. False when the account has none such. */
export async function removePasskey(tx: Tx, actor: Actor, accountId: AccountId, id: string): Promise<boolean> {
  if (!(await removePasskeyRow(tx, accountId, id))) return false
  await recordAudit(tx, { actor, action: 'auth.passkey.removed', subject: { kind: 'passkey', id } })
  await tellOwner(tx, accountId, 'auth.passkey-removed', id)
  return true
}
