import type { NoticeKind } from '#platform/notices/index.ts'
import { filingTexts } from './text/index.ts'

/** Neither place nor words stand in a notice; the page behind its link has them. */
export const noticeKinds: Record<string, NoticeKind> = {
  'reports.received': {
    statutory: false,
    purpose: (lang) => filingTexts(lang).notices.purpose,
    urgency: 'ordinary',
    answersAtOnce: true,
    texts: (lang, data) => {
      const { subject, body } = filingTexts(lang).notices.received
      return { subject, body, line: `${subject}\n${body}`, link: `/reports/${data.number}` }
    },
  },
}
