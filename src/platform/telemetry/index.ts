export { createLogger } from './logger.ts'
export type { LogFields, Logger } from './logger.ts'
export { counter, gauge, histogram, renderMetrics } from './metrics.ts'
export { measureProcess } from './process-metrics.ts'
