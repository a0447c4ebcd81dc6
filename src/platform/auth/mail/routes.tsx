import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { clientAddress } from '#platform/http/client-address.ts'
import type { Ctx, HttpEnv } from '#platform/http/env.ts'
import { bodyOf, hiddenField } from '#platform/http/forms/body.ts'
import { limitRate, withinBudget } from '#platform/http/rate-limit.ts'
import { localPath, seeOther } from '#platform/http/see-other.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { loadResident } from '../accounts.ts'
import type { Resident } from '../actor.ts'
import { beginHere, forgetSession, keepSession } from '../finish-sign-in.ts'
import { knownDevice, rememberDevice } from '../known-devices.ts'
import { noteSignIn } from '../note-sign-in.ts'
import { requireFreshSession, requireRecentProof } from '../recent-proof.ts'
import { requireResident } from '../require.ts'
import { isWeak } from '../session-strength.ts'
import { mailTexts } from '../text/mail.ts'
import { hashOfAddress, parseAddress, unsealAddress } from './address.ts'
import { askForMail, hashOfToken, type MailOutcome, useMailCode, useMailLink } from './links.ts'
import { LightAddress, RemoveLight } from './light-pages.tsx'
import { AskForMail, MailLink, MailSent, OwnAddress } from './pages.tsx'
import { addressOf, closeLightAccount, endAddressOf, isLightAccount, isOpenHere, type MailPurpose } from './store.ts'

/** Mails for one address within an hour, from wherever they are asked for; a browser that came in so before has its own. */
export const mailsPerHour = 5
const asksPerMinute = 10
const codesPerMinute = 20

/** Signing in by a link or code in a mail, and the account's own address. */
export function mountMail(app: Hono<HttpEnv>, house: House): void {
  app.get('/sign-in/mail', (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    return page(
      c,
      house,
      mailTexts(c.get('lang')).title,
      <AskForMail lang={c.get('lang')} returnTo={returnTo} removed={c.req.query('said') === 'removed'} />,
    )
  })
  app.post('/sign-in/mail', async (c) => {
    const body = await bodyOf(c)
    const returnTo = localPath(hiddenField(body, 'return_to'))
    const typed = (hiddenField(body, 'address') ?? '').slice(0, 254)
    const address = parseAddress(typed)
    const lang = c.get('lang')
    if (!address) {
      const wrong = [{ field: 'address', message: mailTexts(lang).addressWrong }]
      const again = <AskForMail lang={lang} returnTo={returnTo} typed={typed} />
      return page(c, house, mailTexts(lang).title, again, wrong)
    }
    await ask(c, house, address, { kind: 'sign-in' }, returnTo)
    return seeOther(c, '/sign-in/mail/code')
  })
  app.get('/sign-in/mail/code', (c) => {
    const lang = c.get('lang')
    const wrong = c.req.query('problem') !== undefined
    return page(c, house, mailTexts(lang).sentTitle, <MailSent lang={lang} wrong={wrong} again={askAgain(c)} />)
  })
  app.post('/sign-in/mail/code', async (c) => {
    await slowDown(c, house)
    const typed = hiddenField(await bodyOf(c), 'code') ?? ''
    return goOn(c, house, '/sign-in/mail/code?problem=wrong', (tx) =>
      useMailCode(tx, house, typed.slice(0, 40), c.get('browser'), c.get('residentActor')?.accountId),
    )
  })
  app.get('/sign-in/mail/:token', async (c) => {
    await slowDown(c, house)
    const token = c.req.param('token')
    const isOpen = await house.db.read((tx) => isOpenHere(tx, hashOfToken(token), c.get('browser')))
    const t = mailTexts(c.get('lang'))
    const body = <MailLink lang={c.get('lang')} token={token} isOpen={isOpen} />
    return page(c, house, isOpen ? t.linkTitle : t.elsewhereTitle, body)
  })
  app.post('/sign-in/mail/:token', async (c) => {
    await slowDown(c, house)
    const token = c.req.param('token')
    return goOn(c, house, `/sign-in/mail/${encodeURIComponent(token)}`, (tx) =>
      useMailLink(tx, token, c.get('browser'), c.get('residentActor')?.accountId),
    )
  })
  mountOwn(app, house)
}

function mountOwn(app: Hono<HttpEnv>, house: House): void {
  app.get('/account/mail', async (c) => {
    const said = c.req.query('said')
    return showOwn(c, house, requireResident(c, 'signed-in'), {
      said: said === 'added' || said === 'elsewhere' ? said : undefined,
    })
  })
  app.post('/account/mail', async (c) => {
    const resident = requireResident(c, 'signed-in')
    requireRecentProof(c)
    if (isWeak(c.get('session'))) throw new NotFound()
    const typed = (hiddenField(await bodyOf(c), 'address') ?? '').slice(0, 254)
    const address = parseAddress(typed)
    if (!address) return showOwn(c, house, resident, { typed, isWrong: true })
    await ask(c, house, address, { kind: 'add', accountId: resident.accountId }, '/account/mail')
    return seeOther(c, '/sign-in/mail/code')
  })
  app.post('/account/mail/removal', async (c) => {
    const actor = requireResident(c, 'signed-in')
    requireRecentProof(c)
    if (isWeak(c.get('session'))) throw new NotFound()
    const { accountId } = actor
    await house.db.transact(async (tx) => {
      if (!(await endAddressOf(tx, accountId))) return
      await recordAudit(tx, { actor, action: 'auth.mail.removed', subject: { kind: 'account', id: accountId } })
    })
    return seeOther(c, '/account/devices?said=changed')
  })
  // Of accounts that nothing but a mail opens; nobody else's exist here.
  app.post('/account/light/mail', async (c) => {
    const resident = await requireLight(c, house)
    const typed = (hiddenField(await bodyOf(c), 'address') ?? '').slice(0, 254)
    const address = parseAddress(typed)
    if (!address) return showOwn(c, house, resident, { typed, isWrong: true })
    await ask(c, house, address, { kind: 'add', accountId: resident.accountId }, '/account/mail')
    return seeOther(c, '/sign-in/mail/code')
  })
  app.get('/account/light/removal', async (c) => {
    await requireLight(c, house)
    const lang = c.get('lang')
    return page(c, house, mailTexts(lang).lightRemoval.title, <RemoveLight lang={lang} />)
  })
  app.post('/account/light/removal', async (c) => {
    const actor = await requireLight(c, house)
    const { accountId } = actor
    await house.db.transact(async (tx) => {
      if (!(await closeLightAccount(tx, accountId))) throw new NotFound()
      await recordAudit(tx, { actor, action: 'auth.account.closed', subject: { kind: 'account', id: accountId } })
    })
    forgetSession(c, house, 'resident')
    return seeOther(c, '/sign-in/mail?said=removed')
  })
}

export const lightFreshActs = ['POST /account/light/mail', 'GET /account/light/removal', 'POST /account/light/removal']

async function requireLight(c: Ctx, house: House): Promise<Resident> {
  const resident = requireResident(c, 'signed-in')
  requireFreshSession(c)
  if (!(await house.db.read((tx) => isLightAccount(tx, resident.accountId)))) throw new NotFound()
  return resident
}

/** Of the account itself, for who sits at an open screen must not leave a way in behind. */
export const mailSensitiveActs = ['POST /account/mail', 'POST /account/mail/removal']

async function showOwn(
  c: Ctx,
  house: House,
  { accountId }: Resident,
  { typed, isWrong, said }: { typed?: string; isWrong?: boolean; said?: 'added' | 'elsewhere' | undefined },
): Promise<Response> {
  const lang = c.get('lang')
  const t = mailTexts(lang)
  const { sealed, isLight } = await house.db.read(async (tx) => ({
    sealed: await addressOf(tx, accountId),
    isLight: await isLightAccount(tx, accountId),
  }))
  const address = sealed && unsealAddress(house, sealed)
  const mayChange = !isWeak(c.get('session'))
  const shown = { lang, address, typed, said }
  const body = isLight ? <LightAddress {...shown} /> : <OwnAddress {...shown} mayChange={mayChange} />
  return page(c, house, t.ownTitle, body, isWrong ? [{ field: 'address', message: t.addressWrong }] : [])
}

async function ask(c: Ctx, house: House, address: string, purpose: MailPurpose, returnTo: string): Promise<void> {
  await limitRate(house, { scope: 'sign-in.mail', key: clientAddress(c, house.config), perMinute: asksPerMinute })
  const hash = hashOfAddress(house, address).toString('base64url')
  const device = knownDevice(c, house, hash)
  const budget = { scope: 'sign-in.mail.address', key: device ? `${hash}:${device}` : hash }
  const isHeld = !(await withinBudget(house, { ...budget, uses: mailsPerHour, minutes: 60 }))
  const asked = { address, purpose, browser: c.get('browser'), lang: c.get('lang'), returnTo, isHeld }
  await house.db.transact((tx) => askForMail(tx, house, asked))
}

async function goOn(
  c: Ctx,
  house: House,
  wrong: string,
  use: (tx: Parameters<typeof loadResident>[0]) => Promise<MailOutcome>,
): Promise<Response> {
  const done = await house.db.transact(async (tx) => {
    const outcome = await use(tx)
    if (!outcome.ok || outcome.kind === 'add') return outcome
    const { accountId } = outcome
    if (!(await loadResident(tx, house, accountId))) return { ok: false, reason: 'expired' } as const
    return { ...outcome, token: await beginHere(tx, c, house, 'resident', accountId, { how: 'mail', factors: 1 }) }
  })
  if (!done.ok) noteSignIn(c, house, { realm: 'resident', by: 'mail', refused: done.reason })
  if (!done.ok) return seeOther(c, done.reason === 'elsewhere' ? '/account/mail?said=elsewhere' : wrong)
  rememberDevice(c, house, done.addressHash.toString('base64url'))
  if (done.kind === 'add') return seeOther(c, '/account/mail?said=added')
  keepSession(c, house, 'resident', done.token)
  noteSignIn(c, house, { realm: 'resident', by: 'mail', accountId: done.accountId })
  return seeOther(c, done.returnTo === '/' ? '/account' : done.returnTo)
}

const askAgain = (c: Ctx): string => (c.get('residentActor') ? '/account/mail' : '/sign-in/mail')

const slowDown = (c: Ctx, house: House) =>
  limitRate(house, { scope: 'sign-in.mail.code', key: clientAddress(c, house.config), perMinute: codesPerMinute })

const page = (
  c: Ctx,
  house: House,
  title: string,
  body: Parameters<typeof residentPage>[3],
  errors: readonly { field: string; message: string }[] = [],
): Response => residentPage(c, house, { title, crumbs: [], errors, robots: 'noindex' }, body)
