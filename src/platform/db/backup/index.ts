export { type Backup, backUp } from './back-up.ts'
export { restore } from './restore.ts'
export { copyUploads, keepUploads } from './uploads.ts'
export { type BackupState, backupState, isBackupBehind } from './state.ts'
