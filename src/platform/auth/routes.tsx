import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { clientAddress } from '#platform/http/client-address.ts'
import type { Ctx, HttpEnv } from '#platform/http/env.ts'
import { bodyOf, hiddenField } from '#platform/http/forms/body.ts'
import { limitRate } from '#platform/http/rate-limit.ts'
import { localPath, seeOther } from '#platform/http/see-other.ts'
import type { House } from '#platform/module/index.ts'
import type { Realm } from './accounts.ts'
import { readAnswer } from './answer.ts'
import { beginAuthorization } from './authorization.ts'
import { finishSignIn, signOut } from './finish-sign-in.ts'
import { finishSignature } from './finish-signature.ts'
import { noteSignIn } from './note-sign-in.ts'
import { mountMail } from './mail/routes.tsx'
import { mountRecovery } from './recovery/routes.tsx'
import { mountPasskeys } from './passkeys/routes.tsx'
import { mountSecondFactor } from './passkeys/second-factor.tsx'
import { problemPage, signInPage, staffSignInPage } from './pages.tsx'
import { isProblem, type Problem } from './problems.ts'

/** Signing in and out of both realms, and the way back from the identity provider. */
export function mountAuth(app: Hono<HttpEnv>, house: House): void {
  app.get('/sign-in', (c) => {
    const returnTo = localPath(c.req.query('return_to'))
    const resident = c.get('residentActor')
    return resident && resident.level !== 'guest' ? seeOther(c, returnTo) : signInPage(c, house, returnTo)
  })
  app.get('/staff/sign-in', (c) => {
    const returnTo = staffPath(c.req.query('return_to'))
    if (c.get('halfSession')) return seeOther(c, `/staff/second-factor?return_to=${encodeURIComponent(returnTo)}`)
    return c.get('staffActor') ? seeOther(c, returnTo) : staffSignInPage(c, house, returnTo)
  })
  app.post('/sign-in', (c) => begin(c, house, 'resident', localPath))
  app.post('/staff/sign-in', (c) => begin(c, house, 'staff', staffPath))
  app.post('/sign-out', async (c) => {
    await signOut(c, house, 'resident')
    return seeOther(c, '/')
  })
  app.post('/staff/sign-out', async (c) => {
    await signOut(c, house, 'staff')
    return seeOther(c, '/staff/sign-in')
  })
  app.get('/sign-in/problems/:problem', (c) => showProblem(c, house, 'resident', localPath(c.req.query('return_to'))))
  app.get('/staff/sign-in/problems/:problem', (c) =>
    showProblem(c, house, 'staff', staffPath(c.req.query('return_to'))),
  )
  mountPasskeys(app, house)
  mountMail(app, house)
  mountRecovery(app, house)
  mountSecondFactor(app, house)
  app.get('/auth/resident/callback', (c) => comeBack(c, house, 'resident'))
  app.get('/auth/staff/callback', (c) => comeBack(c, house, 'staff'))
}

async function begin(
  c: Ctx,
  house: House,
  realm: Realm,
  allowed: (path: string | undefined) => string,
): Promise<Response> {
  await limitRate(house, { scope: 'sign-in', key: clientAddress(c, house.config), perMinute: 120 })
  const returnTo = allowed(hiddenField(await bodyOf(c), 'return_to'))
  return c.redirect((await beginAuthorization(c, house, { realm, returnTo })).href, 303)
}

async function comeBack(c: Ctx, house: House, realm: Realm): Promise<Response> {
  await limitRate(house, { scope: 'callback', key: clientAddress(c, house.config), perMinute: 240 })
  const answer = await readAnswer(c, house, realm)
  const { attempt } = answer
  if (attempt && realm === 'resident') c.set('lang', attempt.lang)
  const returnTo = attempt?.returnTo ?? (realm === 'staff' ? '/staff' : '/')
  const stop = (problem: Problem) => {
    const page = `${realm === 'staff' ? '/staff' : ''}/sign-in/problems/${problem.replaceAll('_', '-')}`
    // Away from this address, which carries the code: no page may stand on it.
    return seeOther(c, `${page}?return_to=${encodeURIComponent(returnTo)}`)
  }
  if (!answer.ok) {
    if (!attempt?.signature) {
      noteSignIn(c, house, { realm, by: realm === 'staff' ? 'provider' : 'card', refused: answer.reason })
      return stop(answer.reason)
    }
    return answer.reason === 'refused'
      ? seeOther(c, withQuery(returnTo, 'signature=refused'))
      : stop('signature_unproven')
  }
  if (answer.attempt.signature) {
    const outcome = await finishSignature(house, c.get('actor'), answer.attempt.signature, answer.claims)
    if (outcome === 'stored') return seeOther(c, returnTo)
    return outcome === 'expired' ? seeOther(c, withQuery(returnTo, 'signature=expired')) : stop(`signature_${outcome}`)
  }
  const outcome = await finishSignIn(c, house, realm, answer.claims)
  return outcome === 'signed-in' ? seeOther(c, returnTo) : stop(outcome)
}

function showProblem(c: Ctx, house: House, realm: Realm, returnTo: string): Response {
  const problem = c.req.param('problem')?.replaceAll('-', '_')
  if (!isProblem(problem)) throw new NotFound()
  return problemPage(c, house, realm, problem, returnTo)
}

const staffPath = (path: string | undefined): string =>
  localPath(path).startsWith('/staff') ? localPath(path) : '/staff'

const withQuery = (path: string, query: string) => `${path}${path.includes('?') ? '&' : '?'}${query}`
