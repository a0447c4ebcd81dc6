import type { Tx } from '#platform/db/index.ts'
import { enqueue } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Notice, takeNotices } from '#platform/notices/index.ts'
import { inSpan } from '#platform/telemetry/index.ts'
import { noteForProgram } from '../../api/actions/settle.ts'
import { stoppedKinds } from '../../choices/store/stopped-kinds.ts'
import { noticeKindsOf } from '../domain/notice-kinds.ts'
import { contactsOf, hasBlocked } from '../store/contacts.ts'
import { type Channel, createDelivery, forgottenDeliveries } from '../store/deliveries.ts'

const batch = 50

/** Turns waiting notices into deliveries, one per channel of the person, and puts lost ones back into the queue. */
export async function takeWaitingNotices(house: House): Promise<void> {
  const kinds = Object.keys(noticeKindsOf(house))
  for (;;) {
    const taken = await house.db.transact(async (tx) => {
      const notices = await takeNotices(tx, kinds, batch)
      for (const notice of notices)
        await inSpan('notice', { kind: notice.kind, noticeId: notice.id }, () => planDeliveries(tx, house, notice), {
          from: notice.trace,
        })
      return notices.length
    })
    if (taken < batch) break
  }
  await house.db.transact(async (tx) => {
    for (const id of await forgottenDeliveries(tx)) await enqueueDelivery(tx, id)
  })
}

async function planDeliveries(tx: Tx, house: House, notice: Notice): Promise<void> {
  if (notice.data.byLetter === true) return planDelivery(tx, house, notice, 'letter')
  const { statutory = false, channels: fitting } = noticeKindsOf(house)[notice.kind] ?? {}
  const contacts = await contactsOf(tx, notice.personId)
  const isStopped = !statutory && (await stoppedKinds(tx, notice.personId)).has(notice.kind)
  const wanted = isStopped ? [] : contacts.filter((contact) => statutory || !contact.statutoryOnly)
  // Whoever has no device is told by letter; whoever wants less, or blocked us, is not.
  const isSilent = isStopped || (!statutory && contacts.length === 0 && (await hasBlocked(tx, notice.personId)))
  const ways: Channel[] = contacts.length === 0 && !isSilent ? ['letter'] : wanted.map((contact) => contact.channel)
  const channels = ways.filter((way) => fitting?.includes(way) ?? true)
  for (const channel of channels) await planDelivery(tx, house, notice, channel)
  if (channels.length === 0) await noteForProgram(tx, house, notice)
}

/** Plans one channel for a notice, once. */
export async function planDelivery(
  tx: Tx,
  house: House,
  notice: Pick<Notice, 'id' | 'kind' | 'personId'>,
  channel: Channel,
): Promise<void> {
  const { id: noticeId, kind, personId } = notice
  const id = await createDelivery(tx, { noticeId, kind, personId, channel, at: house.clock.now() })
  if (id) await enqueueDelivery(tx, id)
}

/** One waiting job per delivery. */
export const enqueueDelivery = (tx: Tx, id: string, runAfter?: Temporal.Instant): Promise<void> =>
  enqueue(
    tx,
    'messaging.deliver',
    { deliveryId: id },
    { key: `messaging.deliver:${id}`, ...(runAfter && { runAfter }) },
  )
