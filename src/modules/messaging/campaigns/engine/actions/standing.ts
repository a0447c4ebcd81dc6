import type { Standing } from '../../../delivery/domain/next-step.ts'
import type { Chunk } from '../store/chunks.ts'

export const standingOf = ({ attempts, isAmbiguous, firstAttemptAt }: Chunk): Standing => ({
  attempts,
  isAmbiguous,
  elapsed: firstAttemptAt ? firstAttemptAt.until(Temporal.Now.instant()) : new Temporal.Duration(),
})
