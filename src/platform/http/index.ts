export { requireRecentProof } from '#platform/auth/recent-proof.ts'
export { requireClient, requireResident, requireScope, requireStaff } from '#platform/auth/require.ts'
export { answerOnce } from './answer-once.ts'
export { createApp } from './app.ts'
export { clientAddress, directAddress, isLoopback } from './client-address.ts'
export { readCookie, writeCookie } from './cookies.ts'
export { readCursor, writeCursor } from './cursor.ts'
export type { Ctx, HttpEnv, Reading } from './env.ts'
export {
  answeredBefore,
  apiOnce,
  type CallKey,
  type FieldError,
  type FormResult,
  field,
  InvalidFields,
  isNewKey,
  keyOfCall,
  type Raw,
  readForm,
  readJson,
  type Submitted,
  submitOnce,
} from './forms/index.ts'
export { tidyForms } from './forms/tidy.ts'
export { newFormKey } from './keys.ts'
export { ownerMark } from './owner-mark.ts'
export { keepPace } from './pace.ts'
export { problem } from './problem.ts'
export { limitRate } from './rate-limit.ts'
export { allowMap } from './security-headers.ts'
export { localPath, seeOther } from './see-other.ts'
export { meetClient } from './who.ts'
export { type ServerLimits, startServer } from './server.ts'
