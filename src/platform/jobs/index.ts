export { type JobOptions, enqueue } from './enqueue.ts'
export { migrateQueue } from './queue-schema.ts'
export { type Worker, startWorker } from './start-worker.ts'
