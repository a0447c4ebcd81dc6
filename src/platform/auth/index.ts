export { anonymous, organs, ranks } from './actor.ts'
export type {
  Actor,
  Anonymous,
  Client,
  ClientHolder,
  Employment,
  Organ,
  Post,
  Rank,
  Resident,
  ResidentLevel,
  Role,
  Staff,
  SystemActor,
} from './actor.ts'
export type { ResidentClaims, StaffClaims } from './claims.ts'
export {
  findAccountByName,
  forgetGuestAccounts,
  guestsAmong,
  guestIssuer,
  loadResident,
  loadStaff,
  openGuestAccount,
  openResidentAccount,
  openStaffAccount,
} from './accounts.ts'
export { deviceOf } from './device.ts'
export { beginResidentSession } from './finish-sign-in.ts'
export { noteSignIn } from './note-sign-in.ts'
export { signInNotices } from './passkeys/notices.ts'
export { LightAccount } from './mail/pages.tsx'
export { ownAddress } from './mail/own-address.ts'
export { signInMail } from './mail/links.ts'
export { type IdentityPaper, identityPapers, issueCounterCode } from './recovery/codes.ts'
export { isWeak, requireCardOrPasskey } from './session-strength.ts'
export { hasPasskeys, removePasskeysOf } from './passkeys/store.ts'
export { endEverything, openSessions } from './session.ts'
export { issueEnrolmentCode } from './passkeys/enrolment.ts'
export { requireRecentProof } from './recent-proof.ts'
export { all, always, any, definePolicy, is, isMissing, isOneOf, never, type Policy, type Rule } from './policy.ts'
export { requireClient, requireResident, requireScope, requireStaff } from './require.ts'
export { startSignature } from './start-signature.ts'
export { findSignature, type Signature, type SignatureReference } from './signature-store.ts'
export { issueToken, revokeToken } from './tokens.ts'
export { deviceTexts } from './text/devices.ts'
export { mailTexts } from './text/mail.ts'
export { tidySignIns } from './tidy.ts'
export {
  type ClientRow,
  type ClientToken,
  clientScopes,
  endClient,
  findClient,
  isClientToken,
  issueClientToken,
  officeTokensEnding,
  listClients,
  openClient,
  revokeClientToken,
  tokensOfClients,
  tokensToWarn,
} from './clients/index.ts'
export { ownOffices } from './own-offices.ts'
