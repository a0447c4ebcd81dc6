import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { clientAddress } from '#platform/http/client-address.ts'
import type { Ctx, HttpEnv } from '#platform/http/env.ts'
import { bodyOf, hiddenField } from '#platform/http/forms/body.ts'
import { limitRate } from '#platform/http/rate-limit.ts'
import { seeOther } from '#platform/http/see-other.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { loadResident } from '../accounts.ts'
import { beginHere, keepSession } from '../finish-sign-in.ts'
import { noteSignIn } from '../note-sign-in.ts'
import { requireRecentProof } from '../recent-proof.ts'
import { requireResident } from '../require.ts'
import { isWeak } from '../session-strength.ts'
import { mailTexts } from '../text/mail.ts'
import { makeRecoveryCodes, recoveryCodesLeft, useRecoveryCode } from './codes.ts'
import { NewCodes, OwnCodes, RecoverySignIn } from './pages.tsx'

// 59 bits: at this pace nobody finds one. A code names no account, so there is none to lock.
const triesPerMinute = 10

/** Signing in with a recovery code, and making the codes. */
export function mountRecovery(app: Hono<HttpEnv>, house: House): void {
  app.get('/sign-in/recovery', (c) => {
    const wrong = c.req.query('problem') !== undefined
    return page(c, house, 'recoveryTitle', <RecoverySignIn lang={c.get('lang')} wrong={wrong} />)
  })
  app.post('/sign-in/recovery', async (c) => {
    await limitRate(house, {
      scope: 'sign-in.recovery',
      key: clientAddress(c, house.config),
      perMinute: triesPerMinute,
    })
    const typed = (hiddenField(await bodyOf(c), 'code') ?? '').slice(0, 40)
    const begun = await house.db.transact(async (tx) => {
      const accountId = await useRecoveryCode(tx, typed)
      if (!accountId || !(await loadResident(tx, house, accountId))) return undefined
      const token = await beginHere(tx, c, house, 'resident', accountId, { how: 'recovery', factors: 1 })
      return { token, accountId }
    })
    const refused = begun ? undefined : 'unknown'
    noteSignIn(c, house, { realm: 'resident', by: 'recovery', accountId: begun?.accountId, refused })
    if (!begun) return seeOther(c, '/sign-in/recovery?problem=wrong')
    keepSession(c, house, 'resident', begun.token)
    return seeOther(c, '/account/devices')
  })
  app.get('/account/recovery-codes', async (c) => {
    const { accountId } = requireResident(c, 'signed-in')
    const left = await house.db.read((tx) => recoveryCodesLeft(tx, accountId))
    const mayMake = !isWeak(c.get('session'))
    return page(c, house, 'codesTitle', <OwnCodes lang={c.get('lang')} left={left} mayMake={mayMake} />)
  })
  app.post('/account/recovery-codes', async (c) => {
    const resident = requireResident(c, 'signed-in')
    requireRecentProof(c)
    if (isWeak(c.get('session'))) throw new NotFound()
    const codes = await house.db.transact((tx) => makeRecoveryCodes(tx, resident))
    return page(c, house, 'codesMadeTitle', <NewCodes lang={c.get('lang')} codes={codes} />)
  })
}

export const recoverySensitiveActs = ['POST /account/recovery-codes']

const page = (
  c: Ctx,
  house: House,
  title: 'recoveryTitle' | 'codesTitle' | 'codesMadeTitle',
  body: Parameters<typeof residentPage>[3],
): Response => residentPage(c, house, { title: mailTexts(c.get('lang'))[title], crumbs: [], robots: 'noindex' }, body)
