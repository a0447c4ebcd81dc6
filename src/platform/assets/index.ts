export { assetHref } from './manifest.ts'
export { serveAssets } from './serve.ts'
export { serveWorker } from './serve-worker.ts'
