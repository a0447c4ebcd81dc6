/** What staff may do with records of people; the module declares which posts bring each. */
export const recordPermissions = {
  read: 'people.records.read',
  change: 'people.records.change',
  confirmMerge: 'people.merges.confirm',
  recover: 'people.recovery.issue',
  readImports: 'people.imports.read',
} as const

/** Why a record is opened; stated each time, kept in the audit and shown to the person. */
export const recordReasons = ['duty', 'request-of-person', 'supervision'] as const
export type RecordReason = (typeof recordReasons)[number]
