export { checkpointKeyOf, sealerDatabase } from './of-house.ts'
export { sealer } from './seal.ts'
export { unsealedAudit, watchUnsealed } from './unsealed.ts'
export { type Finding, type Verification, verifyAudit } from './verify.ts'
