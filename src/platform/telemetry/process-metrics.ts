import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gauge } from './metrics.ts'

/** How this process is: memory, age, and how long the event loop keeps work waiting. */
export function measureProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  gauge('madoguchi_resident_memory_bytes', 'Memory of this process.', () => process.memoryUsage.rss())
  gauge('madoguchi_uptime_seconds', 'Seconds since this process began.', () => Math.round(process.uptime()))
  gauge(
    'madoguchi_event_loop_delay_p99_seconds',
    'Delay of the event loop, 99th percentile since the last reading.',
    () => {
      const seconds = delay.percentile(99) / 1e9
      delay.reset()
      return Number.isFinite(seconds) ? seconds : 0
    },
  )
}
