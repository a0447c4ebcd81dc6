import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { noticesOf } from '#platform/notices/index.ts'
import { wordsOf } from '../../api/words.ts'
import { type Channel, type DeliveryState, deliveriesOf } from '../../delivery/store/deliveries.ts'

export type Message = {
  id: string
  at: Temporal.Instant
  subject: string
  /** Path without language prefix. */
  link: string
  ways: readonly { channel: Channel; state: DeliveryState }[]
}

export const messagesPerPage = 20

/** What this person was told, newest first, in the words of `lang`; `next` is the `before` of the next page. */
export async function listMessages(
  tx: Tx,
  house: House,
  personId: PersonId,
  lang: Lang,
  before?: string,
): Promise<{ messages: Message[]; next: string | undefined }> {
  const found = await noticesOf(tx, personId, { limit: messagesPerPage + 1, ...(before && { before }) })
  const notices = found.slice(0, messagesPerPage)
  const deliveries = await deliveriesOf(
    tx,
    notices.map(({ id }) => id),
  )
  const texts = await wordsOf(tx, house, notices)
  const messages = notices.flatMap((notice): Message[] => {
    const words = texts.get(notice.id)?.(lang)
    if (!words) return []
    const ways = deliveries.filter(({ noticeId }) => noticeId === notice.id)
    return [{ id: notice.id, at: notice.createdAt, subject: words.subject, link: words.link, ways }]
  })
  return { messages, next: found.length > messagesPerPage ? notices.at(-1)?.id : undefined }
}
