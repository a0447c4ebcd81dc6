export { createApp } from './app.ts'
export { type ServerLimits, startServer } from './server.ts'
export type { Ctx, HttpEnv, Reading } from './env.ts'
export {
  answeredBefore,
  apiOnce,
  type FieldError,
  field,
  type FormResult,
  readForm,
  InvalidFields,
  isNewCall,
  type Raw,
  readJson,
  type Submitted,
  submitOnce,
} from './forms/index.ts'
export { requireRecentProof } from '#platform/auth/recent-proof.ts'
export { requireClient, requireResident, requireScope, requireStaff } from '#platform/auth/require.ts'
export { readCookie, writeCookie } from './cookies.ts'
export { localPath, seeOther } from './see-other.ts'
export { problem } from './problem.ts'
export { limitRate } from './rate-limit.ts'
export { clientAddress } from './client-address.ts'
export { readCursor, writeCursor } from './cursor.ts'
export { newFormKey } from './keys.ts'
export { tidyForms } from './forms/tidy.ts'
