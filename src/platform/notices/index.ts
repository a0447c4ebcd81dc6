export type { NoticeContext, NoticeKind, NoticeTexts } from './kind.ts'
export { type NewNotice, type NoticeData, notify } from './notify.ts'
