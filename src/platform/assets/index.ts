export { assetHref } from './manifest.ts'
export { serveAssets } from './serve.ts'
