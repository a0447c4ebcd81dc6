import type { Hono } from 'hono'
import type { HttpEnv } from '#platform/http/env.ts'
import type { House } from '#platform/module/index.ts'
import { lightFreshActs, mailSensitiveActs } from './mail/routes.tsx'
import { recoverySensitiveActs } from './recovery/routes.tsx'
import { ownFreshActs, ownSensitiveActs } from './passkeys/routes.tsx'
import { requireFreshSession, requireRecentProof } from './recent-proof.ts'

/** Every act of the house that asks for a recent proof, method and pattern; besides those that ask by what is in the form. */
export const sensitiveActs = (house: House): string[] => [
  ...ownSensitiveActs,
  ...mailSensitiveActs,
  ...recoverySensitiveActs,
  ...house.modules.flatMap((module) => module.sensitiveActs ?? []),
]

/** Acts for which any way of signing in is proof enough, but a recent one. */
export const freshActs = [...ownFreshActs, ...lightFreshActs]

/** Whether what was posted to this path, `/account/devices/0193…/sign-out`, is one of them. */
export const isFreshAct = (path: string): boolean =>
  freshActs.includes(`POST ${path.replace(/\?.*$/, '').replaceAll(/\/[\da-f]{8}-[\da-f-]{27}(?=\/|$)/g, '/:id')}`)

/** Asks for the proof before the route runs. Who is not signed in goes on: the route sends to the sign-in, which is a proof. */
export function guardAct(app: Hono<HttpEnv>, act: string): void {
  const prove = freshActs.includes(act) ? requireFreshSession : requireRecentProof
  const [method = '', path = ''] = act.split(' ')
  app.on(method, path, async (c, next) => {
    if (c.get('session')) prove(c)
    await next()
  })
}
