export { endProgress, findProgress, type Progress, type ProgressId, reportProgress, startProgress } from './progress.ts'
