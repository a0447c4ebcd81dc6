import type { Tx } from '#platform/db/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { findNotice, type Notice } from '#platform/notices/index.ts'
import { deliveriesOf } from '../../delivery/store/deliveries.ts'
import { isEnd, stateOver } from '../domain/state.ts'
import { type MessageId, settleMessage } from '../store/program-messages.ts'
import { noticeKinds } from '../words.ts'

/** A notice may have come to its end on every channel: if a program asked for it, that is told. */
export async function noteForProgram(tx: Tx, house: House, notice: Pick<Notice, 'id' | 'kind'>): Promise<void> {
  if (!(notice.kind in noticeKinds)) return
  const found = await findNotice(tx, notice.id)
  const id = parseId<'program-message'>(String(found?.data.message))
  if (!id) return
  const state = stateOver((await deliveriesOf(tx, [notice.id])).map((one) => one.state))
  if (isEnd(state)) await endMessage(tx, id, state, house.clock.now())
}

export async function endMessage(
  tx: Tx,
  id: MessageId,
  state: Parameters<typeof settleMessage>[2],
  at: Temporal.Instant,
): Promise<void> {
  const news = await settleMessage(tx, id, state, at)
  if (news) await enqueueNews(tx, news)
}

/** A queue of its own: an address that does not answer holds up nobody's messages. */
export const enqueueNews = (tx: Tx, newsId: string, runAfter?: Temporal.Instant): Promise<void> =>
  enqueue(
    tx,
    'messaging.callback',
    { newsId },
    { key: `messaging.callback:${newsId}`, queue: 'messaging.callbacks', ...(runAfter && { runAfter }) },
  )
