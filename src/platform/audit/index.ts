export { type AuditEntry, type AuditReason, recordAudit } from './record.ts'
export { type AuditKey, type Sighting, whoSaw } from './who-saw.ts'
