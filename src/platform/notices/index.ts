export { findNotice, type Notice, noticesOf, takeNotices } from './drain.ts'
export type { NoticeContext, NoticeKind, NoticeTexts } from './kind.ts'
export { type NewNotice, type NoticeData, notify, notifyAll } from './notify.ts'
