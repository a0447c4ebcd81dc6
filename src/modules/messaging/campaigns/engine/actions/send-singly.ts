import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { sendMail } from '../../../delivery/channels/mail.ts'
import { postParcel } from '../../../delivery/channels/post.ts'
import { nextStep } from '../../../delivery/domain/next-step.ts'
import type { Outcome } from '../../../delivery/domain/outcome.ts'
import { drawNoticeLetter } from '../../../delivery/actions/draw-notice-letter.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { pushMessage } from '../../../push/domain/push-message.ts'
import { pushToDevices } from '../../../push/push-to-devices.ts'
import { envelopeOf, letterOf, mailOf } from '../compose.ts'
import { noteProgress, putOffChunk, type SealedChunk, settleChunk } from '../store/chunks.ts'
import { enqueueChunks } from './enqueue-chunks.ts'
import { standingOf } from './standing.ts'
import { stopChannel } from './stop-channel.ts'

/** After so many it is written down how far it went: as many at most are sent again after a crash, under the same names. */
const groupSize = 10
/** Milliseconds: a job does not hold a worker longer than that; the chunk goes on in another. */
const patience = 5000

type Course = { progress: number; refused: Record<string, string> }

/** The recipients of a sealed chunk one after the other, on from where it stopped. */
export async function sendSingly(house: House, chunk: SealedChunk, isEmergency: boolean): Promise<void> {
  const until = performance.now() + patience
  const course: Course = { progress: chunk.progress, refused: { ...chunk.refused } }
  while (course.progress < chunk.recipients.length) {
    const outcome = await sendOne(house, chunk, course.progress)
    const mayGoOn = outcome.kind === 'accepted' || (outcome.kind === 'refused' && outcome.reason !== 'not-authorised')
    if (!mayGoOn) return house.db.transact((tx) => pauseAfter(tx, house, chunk, course, outcome, isEmergency))
    if (outcome.kind === 'refused') course.refused[chunk.recipients[course.progress] ?? ''] = outcome.reason
    course.progress += 1
    if (performance.now() > until && course.progress < chunk.recipients.length)
      return house.db.transact((tx) => goOnLater(tx, chunk, course, isEmergency))
    if (course.progress % groupSize === 0) await house.db.transact((tx) => noteProgress(tx, chunk.id, course))
  }
  await house.db.transact((tx) => finish(tx, house, chunk, course))
}

async function sendOne(house: House, chunk: SealedChunk, index: number): Promise<Outcome> {
  const [personId, address] = [chunk.recipients[index], chunk.addresses[index]]
  if (!personId || address === undefined) throw new Error('every recipient has an address')
  switch (chunk.channel) {
    case 'mail':
      return sendMail(
        house.config.mail,
        JSON.stringify(mailOf(house, chunk.body, recipientOf(chunk, personId, address))),
      )
    case 'push':
      return pushToDevices(house, personId, pushMessage.parse(JSON.parse(chunk.body)), chunk)
    case 'letter': {
      // It waits for the office's printers since it was sealed.
      if (envelopeOf(address).way === 'office') return { kind: 'accepted' }
      const letter = letterOf(chunk.body, address)
      const { postcode, addressLines, name } = letter.recipient
      return postParcel(house.config.post, {
        reference: `campaign-${chunk.cause}-${personId}`,
        to: { postcode, address: addressLines.join(' '), name },
        pdf: await drawNoticeLetter(house, letter),
      })
    }
    case 'line':
      throw new Error('LINE takes a chunk at once')
  }
}

const recipientOf = ({ cause, lang, notBefore }: SealedChunk, personId: PersonId, address: string) => ({
  personId,
  address,
  campaignId: cause,
  lang,
  sealedFor: notBefore,
})

/** Nobody knows whether the last one arrived, or it surely did not: the chunk goes on from there later. */
async function pauseAfter(
  tx: Tx,
  house: House,
  chunk: SealedChunk,
  course: Course,
  outcome: Outcome,
  isEmergency: boolean,
): Promise<void> {
  const { id, cause, channel } = chunk
  await noteProgress(tx, id, course)
  if (outcome.kind === 'refused') {
    await stopChannel(tx, house, cause, { channel, reason: outcome.reason })
    return putOffChunk(tx, id, { reason: outcome.reason, isAmbiguous: chunk.isAmbiguous, retryAfterSeconds: 0 })
  }
  const step = nextStep(standingOf(chunk), outcome)
  if (step.state !== 'temporary-failure') {
    await settleChunk(tx, id, step, house.clock.now())
    return
  }
  await putOffChunk(tx, id, step)
  await enqueueChunks(
    tx,
    [{ id, channel, isEmergency }],
    Temporal.Now.instant().add({ seconds: step.retryAfterSeconds }),
  )
}

async function goOnLater(tx: Tx, { id, channel, isAmbiguous }: SealedChunk, course: Course, isEmergency: boolean) {
  await noteProgress(tx, id, course)
  await putOffChunk(tx, id, { reason: 'goes-on', isAmbiguous, retryAfterSeconds: 0 })
  await enqueueChunks(tx, [{ id, channel, isEmergency }])
}

async function finish(tx: Tx, house: House, { id, recipients }: SealedChunk, course: Course): Promise<void> {
  await noteProgress(tx, id, course)
  const reasons = Object.values(course.refused)
  const hasReachedNobody = reasons.length === recipients.length
  await settleChunk(
    tx,
    id,
    hasReachedNobody
      ? { state: 'permanent-failure', ...(reasons[0] !== undefined && { reason: reasons[0] }) }
      : { state: 'sent' },
    house.clock.now(),
  )
}
