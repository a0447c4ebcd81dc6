export { type AuditEntry, type AuditReason, recordAudit, recordAudits } from './record.ts'
export {
  type AuditKey,
  type AuditRange,
  peopleSeenBy,
  seenByStaff,
  type Sighting,
  staffWhoSaw,
  whoSaw,
} from './who-saw.ts'
