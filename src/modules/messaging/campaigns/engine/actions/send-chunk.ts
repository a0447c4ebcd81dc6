import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { inSpan } from '#platform/telemetry/index.ts'
import { giveBackToken, takeToken } from '../../../buckets/index.ts'
import { multicastToLine } from '../../../delivery/channels/line.ts'
import { nextStep } from '../../../delivery/domain/next-step.ts'
import type { Outcome } from '../../../delivery/domain/outcome.ts'
import type { Channel } from '../channel.ts'
import { putOffChunk, type SealedChunk, settleChunk, splitChunk } from '../store/chunks.ts'
import { claimChunk } from './claim-chunk.ts'
import { enqueueChunks } from './enqueue-chunks.ts'
import { sendSingly } from './send-singly.ts'
import { standingOf } from './standing.ts'
import { stopChannel } from './stop-channel.ts'

type Job = { chunkId: string; channel: Channel; isEmergency: boolean }

/**
 * One attempt at one chunk. Claiming, sending and noting are three steps, so the process may die between any two: what was
 * claimed and not noted leaves again as the same bytes under the same key.
 */
export async function sendChunk(house: House, job: Job): Promise<void> {
  const { chunkId, channel } = job
  // Before the chunk is sealed: the 23 hours begin when it can leave.
  if (channel === 'line' && !(await takeToken(house, 'line.multicast'))) return comeBackSoon(house, job)
  const chunk = await house.db.transact((tx) => claimChunk(tx, house, chunkId))
  if (channel !== 'line') {
    if (chunk) await sendSingly(house, chunk, job.isEmergency)
    return
  }
  if (!chunk) return giveBackToken(house, 'line.multicast')
  const { addresses: to, body: messages, retryKey } = chunk
  const outcome = await inSpan(
    'send chunk',
    { channel },
    () => multicastToLine(house.config.line, { to, messages, retryKey }),
    { kind: 'client' },
  )
  await house.db.transact((tx) => note(tx, house, chunk, outcome, job.isEmergency))
}

/** Others had all that the channel takes. */
async function comeBackSoon(house: House, { chunkId: id, channel, isEmergency }: Job): Promise<void> {
  const soon = Temporal.Now.instant().add({ seconds: 1 })
  await house.db.transact((tx) => enqueueChunks(tx, [{ id, channel, isEmergency }], soon))
}

async function note(tx: Tx, house: House, chunk: SealedChunk, outcome: Outcome, isEmergency: boolean): Promise<void> {
  const at = house.clock.now()
  const { id, channel } = chunk
  const reason = outcome.kind === 'refused' ? outcome.reason : undefined
  if (reason === 'not-accepted' && chunk.recipients.length > 1) {
    // A request that was refused as wrong reached nobody, so halves under new keys reach nobody twice.
    const halves = await splitChunk(tx, chunk, at)
    return enqueueChunks(
      tx,
      halves.map((half) => ({ id: half, channel, isEmergency })),
    )
  }
  if (reason === 'monthly-limit' || reason === 'bad-message' || reason === 'not-authorised')
    await stopChannel(tx, house, chunk.cause, { channel, reason })
  // Whoever is let in again sends it: nothing was wrong with it.
  if (reason === 'not-authorised')
    return putOffChunk(tx, id, { reason, isAmbiguous: chunk.isAmbiguous, retryAfterSeconds: 0 })
  const step = nextStep(standingOf(chunk), outcome)
  if (step.state !== 'temporary-failure') {
    await settleChunk(tx, id, step, at)
    return
  }
  await putOffChunk(tx, id, step)
  const next = Temporal.Now.instant().add({ seconds: step.retryAfterSeconds })
  await enqueueChunks(tx, [{ id, channel, isEmergency }], next)
}
