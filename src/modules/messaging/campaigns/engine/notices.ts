import type { NoticeKind } from '#platform/notices/index.ts'
import { engineTexts } from './text/index.ts'

export const noticeKinds: Record<string, NoticeKind> = {
  'messaging.digest': {
    statutory: false,
    texts: (lang) => ({ ...engineTexts(lang).digest, link: '/messages' }),
  },
}
