export { type Progress, type ProgressId, endProgress, findProgress, reportProgress, startProgress } from './progress.ts'
