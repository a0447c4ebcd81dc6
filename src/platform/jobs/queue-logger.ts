import { Logger as QueueLogger } from 'graphile-worker'
import type { Logger } from '#platform/telemetry/index.ts'

export const silentQueueLogger = new QueueLogger(() => () => {})

/** The library puts payloads and error texts into its messages, so only that something happened is passed on. */
export const queueLoggerTo = (log: Logger): QueueLogger =>
  new QueueLogger((scope) => (level) => {
    const task = scope.taskIdentifier
    if (level === 'error') log.error({ ...(task && { task }) }, 'the queue reports an error')
    if (level === 'warning') log.warn({ ...(task && { task }) }, 'the queue reports a warning')
  })
