export { type Backup, backUp, CannotBackUp } from './back-up.ts'
export { CannotRestore, restore, type Restored } from './restore.ts'
export { copyUploads, keepUploads } from './uploads.ts'
export { type BackupState, backupState, isBackupBehind } from './state.ts'
