import { signInMail } from '#platform/auth/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { mailTo } from '../mail-to.ts'

/** The mail with which somebody signs in, as long as it is of use; again while the mail server does not take it. */
export async function sendSignInMail(house: House, linkId: string): Promise<void> {
  const mail = await house.db.transact((tx) => signInMail(tx, house, linkId))
  if (!mail) return
  const outcome = await mailTo(house, { ...mail, reference: `sign-in-${linkId}` })
  if (outcome.kind === 'not-now' || outcome.kind === 'no-answer') throw new Unavailable('mail server')
}
