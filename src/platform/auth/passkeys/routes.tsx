import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { clientAddress } from '#platform/http/client-address.ts'
import type { Ctx, HttpEnv } from '#platform/http/env.ts'
import { bodyOf, hiddenField } from '#platform/http/forms/body.ts'
import { limitRate } from '#platform/http/rate-limit.ts'
import { localPath, seeOther } from '#platform/http/see-other.ts'
import { platformPage } from '#platform/http/page.tsx'
import { plainText } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { loadResident, type Realm } from '../accounts.ts'
import type { Resident, Staff } from '../actor.ts'
import { beginAuthorization } from '../authorization.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { deviceOf } from '../device.ts'
import { beginHere, forgetSession, keepSession } from '../finish-sign-in.ts'
import { noteSignIn } from '../note-sign-in.ts'
import { requireRecentProof } from '../recent-proof.ts'
import { requireResident, requireStaff } from '../require.ts'
import { endEverything, endOthers, endSessionOf, openSessions, renewSession, type Session } from '../session.ts'
import { deviceTexts } from '../text/devices.ts'
import { noteAttempt } from '../unusual-attempts.ts'
import { Devices, NewPasskey, OnePasskey, Proof } from './devices-pages.tsx'
import { askToRegister, registerPasskey, removePasskey } from './register.ts'
import { namePasskey, passkeysOf } from './store.ts'
import { askForPasskey, usePasskey } from './use.ts'

/** Passkeys, devices and the new proof, for both realms; signing in by passkey is for residents. */
export function mountPasskeys(app: Hono<HttpEnv>, house: House): void {
  mountSignIn(app, house)
  for (const realm of ['resident', 'staff'] as const) {
    mountProof(app, house, realm)
    mountDevices(app, house, realm)
    mountKeys(app, house, realm)
  }
}

/** What a stranger at an open screen must not do, of the platform's own: by method and pattern. */
export const ownSensitiveActs = ['/account', '/staff'].flatMap((base) => [
  `GET ${base}/passkeys/new`,
  `POST ${base}/passkeys`,
  `POST ${base}/passkeys/options`,
  `POST ${base}/passkeys/:id/removal`,
])

/** Ending sessions, with any recent way of signing in. */
export const ownFreshActs = ['/account', '/staff'].flatMap((base) => [
  `POST ${base}/devices/sign-out`,
  `POST ${base}/devices/others/sign-out`,
  `POST ${base}/devices/:id/sign-out`,
])

function mountSignIn(app: Hono<HttpEnv>, house: House): void {
  app.post('/sign-in/passkey/options', async (c) => {
    await slowDown(c, house)
    const asked = { purpose: 'sign-in', browser: c.get('browser') } as const
    return c.json(await house.db.transact((tx) => askForPasskey(tx, house, asked)))
  })
  app.post('/sign-in/passkey', async (c) => {
    await slowDown(c, house)
    const { sent, returnTo } = await read(c)
    const outcome = await house.db.transact(async (tx) => {
      const use = await usePasskey(tx, house, { purpose: 'sign-in', browser: c.get('browser') }, sent)
      if (!use.ok) return use
      const { accountId, id: passkeyId } = use.passkey
      if (!(await loadResident(tx, house, accountId))) return { ok: false, reason: 'unknown' } as const
      const token = await beginHere(tx, c, house, 'resident', accountId, { how: 'passkey', factors: 2, passkeyId })
      return { ok: true, token, accountId } as const
    })
    const by = { realm: 'resident', by: 'passkey' } as const
    noteSignIn(c, house, {
      ...by,
      ...('accountId' in outcome && { accountId: outcome.accountId }),
      ...(!outcome.ok && { refused: outcome.reason }),
    })
    // Nobody is locked out: what does not hold is refused however often it comes, and the owner's own key goes on.
    if (!outcome.ok && 'accountId' in outcome && outcome.accountId) await noteAttempt(house, outcome.accountId)
    if (!outcome.ok) return seeOther(c, `/sign-in?problem=${outcome.reason}&return_to=${encodeURIComponent(returnTo)}`)
    keepSession(c, house, 'resident', outcome.token)
    return seeOther(c, returnTo)
  })
}

function mountProof(app: Hono<HttpEnv>, house: House, realm: Realm): void {
  const prefix = realm === 'staff' ? '/staff' : ''
  app.get(`${prefix}/proof`, async (c) => {
    const { accountId } = whoAsks(c, realm)
    const lang = c.get('lang')
    const passkeys = await house.db.read((tx) => passkeysOf(tx, accountId))
    const props = { lang, prefix, returnTo: localPath(c.req.query('return_to')), hasPasskeys: passkeys.length > 0 }
    const how = c.req.query('by') === 'any' ? c.get('session')?.how : undefined
    return show(c, house, deviceTexts(lang).proofTitle, <Proof {...props} how={how} problem={c.req.query('problem')} />)
  })
  app.post(`${prefix}/proof`, async (c) => {
    whoAsks(c, realm)
    const { returnTo } = await read(c)
    return c.redirect((await beginAuthorization(c, house, { realm, returnTo, fresh: true })).href, 303)
  })
  app.post(`${prefix}/proof/passkey/options`, async (c) => {
    const { accountId } = whoAsks(c, realm)
    const asked = { purpose: 'prove', browser: c.get('browser'), accountId } as const
    return c.json(await house.db.transact((tx) => askForPasskey(tx, house, asked)))
  })
  app.post(`${prefix}/proof/passkey`, async (c) => {
    const { accountId } = whoAsks(c, realm)
    const session = sessionOf(c)
    const { sent, returnTo } = await read(c)
    const outcome = await proveBy(c, house, session, { purpose: 'prove', accountId }, sent)
    if (!outcome.ok)
      return seeOther(c, `${prefix}/proof?problem=${outcome.reason}&return_to=${encodeURIComponent(returnTo)}`)
    keepSession(c, house, realm, outcome.token)
    return seeOther(c, returnTo)
  })
}

/** Checks the answer and gives the session a new token, in one transaction. */
export async function proveBy(
  c: Ctx,
  house: House,
  session: Session,
  { purpose, accountId }: { purpose: 'prove' | 'second-factor'; accountId: Session['accountId'] },
  sent: string,
) {
  const outcome = await house.db.transact(async (tx) => {
    const use = await usePasskey(tx, house, { purpose, browser: c.get('browser'), accountId }, sent)
    if (!use.ok) return use
    const token = await renewSession(tx, session.id, use.passkey.id)
    return token ? ({ ok: true, token } as const) : ({ ok: false, reason: 'expired' } as const)
  })
  const by = purpose === 'prove' ? 'proof' : 'second-factor'
  const realm = c.get('path').startsWith('/staff') ? 'staff' : 'resident'
  noteSignIn(c, house, { realm, by, accountId, refused: outcome.ok ? undefined : outcome.reason })
  return outcome
}

function mountDevices(app: Hono<HttpEnv>, house: House, realm: Realm): void {
  const base = baseOf(realm)
  app.get(`${base}/devices`, async (c) => {
    const { accountId } = whoAsks(c, realm)
    const lang = c.get('lang')
    const known = await house.db.read(async (tx) => ({
      sessions: await openSessions(tx, realm, accountId),
      passkeys: await passkeysOf(tx, accountId),
    }))
    return show(
      c,
      house,
      deviceTexts(lang).title,
      <Devices lang={lang} base={base} hereId={c.get('session')?.id} said={saidOf(c.req.query('said'))} {...known} />,
    )
  })
  app.post(`${base}/devices/sign-out`, async (c) => {
    const actor = whoAsks(c, realm)
    await house.db.transact(async (tx) => {
      await endEverything(tx, actor.accountId)
      await recordAudit(tx, { actor, action: 'auth.sessions.ended', subject: { kind: 'account', id: actor.accountId } })
    })
    forgetSession(c, house, realm)
    return seeOther(c, realm === 'staff' ? '/staff/sign-in' : '/sign-in')
  })
  app.post(`${base}/devices/others/sign-out`, async (c) => {
    const actor = whoAsks(c, realm)
    const here = sessionOf(c).id
    await house.db.transact(async (tx) => {
      await endOthers(tx, actor.accountId, here)
      await recordAudit(tx, { actor, action: 'auth.sessions.ended', subject: { kind: 'account', id: actor.accountId } })
    })
    return seeOther(c, `${base}/devices?said=others`)
  })
  app.post(`${base}/devices/:id/sign-out`, async (c) => {
    const actor = whoAsks(c, realm)
    const id = idOf(c)
    await house.db.transact(async (tx) => {
      if (!(await endSessionOf(tx, actor.accountId, id))) throw new NotFound()
      await recordAudit(tx, { actor, action: 'auth.session.ended', subject: { kind: 'session', id } })
    })
    return seeOther(c, `${base}/devices`)
  })
}

function mountKeys(app: Hono<HttpEnv>, house: House, realm: Realm): void {
  const base = baseOf(realm)
  app.get(`${base}/passkeys/new`, (c) => {
    whoAsks(c, realm)
    const lang = c.get('lang')
    const name = deviceOf(c.req.header('user-agent')) ?? plainText(deviceTexts(lang).passkeys)
    const props = { lang, base, name, mayAdd: mayAdd(c), problem: c.req.query('problem') }
    return show(c, house, deviceTexts(lang).addTitle, <NewPasskey {...props} />)
  })
  app.post(`${base}/passkeys/options`, async (c) => {
    const { accountId, displayName } = whoAddsKey(c, realm)
    const owner = { accountId, browser: c.get('browser') }
    return c.json(await house.db.transact((tx) => askToRegister(tx, house, owner, displayName)))
  })
  app.post(`${base}/passkeys`, async (c) => {
    const actor = whoAddsKey(c, realm)
    const { sent, name } = await read(c)
    const owner = { accountId: actor.accountId, browser: c.get('browser') }
    const outcome = await house.db.transact((tx) => registerPasskey(tx, house, { owner, actor, name, sent }))
    return seeOther(c, outcome.ok ? `${base}/devices?said=changed` : `${base}/passkeys/new?problem=${outcome.reason}`)
  })
  app.get(`${base}/passkeys/:id`, async (c) => {
    const { accountId } = whoAsks(c, realm)
    const id = idOf(c)
    const passkey = (await house.db.read((tx) => passkeysOf(tx, accountId))).find((one) => one.id === id)
    if (!passkey) throw new NotFound()
    const lang = c.get('lang')
    return show(c, house, deviceTexts(lang).passkeys, <OnePasskey lang={lang} base={base} passkey={passkey} />)
  })
  app.post(`${base}/passkeys/:id`, async (c) => {
    const { accountId } = whoAsks(c, realm)
    const { name } = await read(c)
    if (!(await house.db.transact((tx) => namePasskey(tx, accountId, idOf(c), name)))) throw new NotFound()
    return seeOther(c, `${base}/devices#passkeys`)
  })
  app.post(`${base}/passkeys/:id/removal`, async (c) => {
    const actor = whoAsks(c, realm)
    if (!(await house.db.transact((tx) => removePasskey(tx, actor, actor.accountId, idOf(c))))) throw new NotFound()
    return seeOther(c, `${base}/devices?said=changed`)
  })
}

const baseOf = (realm: Realm): string => (realm === 'staff' ? '/staff' : '/account')

const saidOf = (said: string | undefined) => (said === 'changed' || said === 'others' ? said : undefined)

const whoAsks = (c: Ctx, realm: Realm): Resident | Staff =>
  realm === 'staff' ? requireStaff(c) : requireResident(c, 'signed-in')

function whoAddsKey(c: Ctx, realm: Realm): Resident | Staff {
  const actor = whoAsks(c, realm)
  requireRecentProof(c)
  if (!mayAdd(c)) throw new NotFound()
  return actor
}

// A link by mail or a recovery code must not become a key that lasts.
const mayAdd = (c: Ctx): boolean => ['card', 'passkey', 'provider'].includes(c.get('session')?.how ?? '')

function sessionOf(c: Ctx): Session {
  const session = c.get('session')
  if (!session) throw new NotFound()
  return session
}

function idOf(c: Ctx): string {
  const id = parseId(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}

/** The island's answer and the fields beside it. */
export async function read(c: Ctx): Promise<{ sent: string; returnTo: string; name: string }> {
  const body = await bodyOf(c)
  const name = hiddenField(body, 'name')?.replaceAll(/\p{C}/gu, '').trim().slice(0, 60)
  return {
    sent: hiddenField(body, 'credential') ?? '',
    returnTo: localPath(hiddenField(body, 'return_to')),
    name: name || plainText(deviceTexts('ja').passkeys),
  }
}

const slowDown = (c: Ctx, house: House) =>
  limitRate(house, { scope: 'sign-in', key: clientAddress(c, house.config), perMinute: 120 })

export const show = (c: Ctx, house: House, title: string, body: Parameters<typeof platformPage>[3]): Response =>
  platformPage(c, house, { title, islands: ['passkeys'] }, body)
