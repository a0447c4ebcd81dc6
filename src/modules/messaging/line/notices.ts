import type { NoticeKind } from '#platform/notices/index.ts'
import { lineTexts } from './text/index.ts'

const told = (kind: 'linked' | 'moved'): NoticeKind => ({
  // Nobody can silence a warning about where the own messages go.
  statutory: true,
  purpose: (lang) => lineTexts(lang).notices.purpose,
  urgency: 'urgent',
  texts: (lang) => ({ ...lineTexts(lang).notices[kind], link: '/messages/line' }),
})

export const noticeKinds: Record<string, NoticeKind> = {
  'messaging.line-linked': told('linked'),
  'messaging.line-moved': told('moved'),
}
