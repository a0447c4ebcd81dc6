import type { Database } from '#platform/db/index.ts'
import { gauge } from '#platform/telemetry/index.ts'
import { type QueueHealth, queueHealth } from './queue-health.ts'

let latest: QueueHealth | undefined

/** Reads the queue's figures for `/metrics`; the process that leads does so now and then. */
export async function watchQueue(db: Database): Promise<void> {
  latest = await db.read(queueHealth)
}

gauge('madoguchi_jobs', 'Background jobs by state; dead ones were tried as often as allowed.', () =>
  latest
    ? [
        { labels: { state: 'waiting' }, value: latest.waitingJobs },
        { labels: { state: 'dead' }, value: latest.deadJobs },
      ]
    : [],
)
gauge('madoguchi_failing_events', 'Events whose handler failed and is tried again.', () => latest?.failingEvents ?? 0)
gauge(
  'madoguchi_oldest_event_seconds',
  'Age of the oldest event that is not handled.',
  () => latest?.oldestEventSeconds ?? 0,
)
gauge('madoguchi_workers', 'Worker processes that are alive.', () => latest?.workers ?? 0)
