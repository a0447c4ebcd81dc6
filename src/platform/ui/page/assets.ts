export { assetHref } from '#platform/assets/index.ts'
