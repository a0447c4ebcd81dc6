import type { NoticeKind } from '#platform/notices/index.ts'
import { engineTexts } from './text/index.ts'

export const noticeKinds: Record<string, NoticeKind> = {
  'messaging.digest': {
    statutory: false,
    purpose: (lang) => engineTexts(lang).digest.purpose,
    urgency: 'ordinary',
    texts: (lang) => {
      const { subject, body, line } = engineTexts(lang).digest
      return { subject, body, line, link: '/messages' }
    },
  },
}
