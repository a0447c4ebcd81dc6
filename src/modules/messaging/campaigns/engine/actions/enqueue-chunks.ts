import type { Tx } from '#platform/db/index.ts'
import { enqueueAll } from '#platform/jobs/index.ts'
import { jobPriority } from '../channel.ts'
import type { OpenChunk } from '../store/open-chunks.ts'

export const chunkTask = 'messaging.send-chunk'
/** The same for chunks of an emergency, for which every worker keeps a hand free. */
export const urgentChunkTask = 'messaging.send-urgent-chunk'

/** A job per chunk; one that waits already is replaced. `runAfter`: a technical pause. */
export async function enqueueChunks(tx: Tx, chunks: readonly OpenChunk[], runAfter?: Temporal.Instant): Promise<void> {
  for (const isEmergency of [true, false]) {
    const jobs = chunks
      .filter((chunk) => chunk.isEmergency === isEmergency)
      .map(({ id, channel }) => ({ key: `chunk:${id}`, payload: { chunkId: id, channel } }))
    await enqueueAll(tx, isEmergency ? urgentChunkTask : chunkTask, jobs, {
      priority: jobPriority(isEmergency),
      ...(runAfter && { runAfter }),
    })
  }
}
