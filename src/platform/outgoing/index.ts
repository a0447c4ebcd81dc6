export { isPublicAddress } from './public-address.ts'
export { type OutsideAnswer, type OutsideOptions, postOutside } from './post-outside.ts'
export { readUrl, type UrlProblem } from './read-url.ts'
export { signedHeaders } from './signed-headers.ts'
