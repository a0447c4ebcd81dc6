import { href, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { type Stop, writeStopToken } from './stop-token.ts'

/** A mail lies in its box for long; whoever finds it later stops it after signing in. */
const daysOfStopLinks = 90

/** `page`: shows one button; `oneClick`: for the header List-Unsubscribe, a POST there stops it (RFC 8058). */
export type StopLinks = { page: string; oneClick: string }

/** Links of one person's mail that stop what it is about, without a sign-in, for 90 days from `sentAt`. The same for the same mail. */
export function stopLinks(house: House, lang: Lang, stop: Omit<Stop, 'until'>, sentAt: Temporal.Instant): StopLinks {
  const until = wardDate(sentAt).add({ days: daysOfStopLinks })
  const token = writeStopToken(house.config.secret, { ...stop, until })
  const at = (path: string) => `${house.config.publicUrl}${href(lang, `${path}/${token}`)}`
  return { page: at('/messages/stop'), oneClick: at('/callbacks/messages/stop') }
}
