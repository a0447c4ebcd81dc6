export { assetHref } from './manifest.ts'
export { dictionaryOf } from './readings.ts'
export { serveAssets } from './serve.ts'
export { serveWorker } from './serve-worker.ts'
