import type { QueueHealth } from '#platform/jobs/index.ts'

export const alertKinds = [
  'dead-jobs',
  'slow-queue',
  'failing-events',
  'disk-low',
  'lost-messages',
  'campaign-stopped',
  'backup-behind',
  'audit-unsealed',
] as const
export type AlertKind = (typeof alertKinds)[number]

/** Ten minutes behind is slow, below 2 GB is low: both leave a working day to act. */
export const alertLimits = { seconds: 600, bytes: 2e9, lostMessages: 10 } as const

export type Measured = {
  queue: QueueHealth
  oldestJobSeconds: number
  /** `undefined` where it cannot be told. */
  freeBytes: number | undefined
  /** Messages of the last day that did not arrive or may not have. */
  lostMessages: number
  /** Campaigns that the other side stopped, not a person. */
  stoppedCampaigns: number
  /** The newest backup is old, or the log does not reach it. */
  isBackupBehind: boolean
  /** Of the audit; a living sealer leaves one second. */
  oldestUnsealedSeconds: number
}

/** What is wrong by these figures. */
export function wrongBy(measured: Measured): AlertKind[] {
  const { queue, oldestJobSeconds, freeBytes, lostMessages, stoppedCampaigns, isBackupBehind, oldestUnsealedSeconds } =
    measured
  const found: Record<AlertKind, boolean> = {
    'dead-jobs': queue.deadJobs > 0,
    'slow-queue': Math.max(oldestJobSeconds, queue.oldestEventSeconds) > alertLimits.seconds,
    'failing-events': queue.failingEvents > 0 && queue.oldestEventSeconds > alertLimits.seconds,
    'disk-low': freeBytes !== undefined && freeBytes < alertLimits.bytes,
    'backup-behind': isBackupBehind,
    'audit-unsealed': oldestUnsealedSeconds > alertLimits.seconds,
    'lost-messages': lostMessages >= alertLimits.lostMessages,
    'campaign-stopped': stoppedCampaigns > 0,
  }
  return alertKinds.filter((kind) => found[kind])
}
