import type { NoticeKind } from '#platform/notices/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { reservationPurposes } from '../booking/text/purposes.ts'
import { useTexts } from './text/index.ts'

/** Neither place nor time stands in a notice; the page behind its link has them. */
export const noticeKinds: Record<string, NoticeKind> = {
  'reservations.use-comes': {
    statutory: false,
    purpose: (lang) => reservationPurposes(lang).reservation,
    urgency: 'ordinary',
    texts: (lang, data) => {
      const { subject, body } = useTexts(lang).comes
      const day = typeof data.day === 'string' ? formatDate(Temporal.PlainDate.from(data.day), lang) : ''
      return { subject, body: body(day), line: body(day), link: `/reservations/${data.reservationId}` }
    },
  },
}
