import type { NoticeKind } from '#platform/notices/index.ts'
import { bookingTexts } from './text/index.ts'
import { reservationPurposes } from './text/purposes.ts'

const kinds = ['confirmed', 'cancelled'] as const
export type NoticeKey = (typeof kinds)[number]

/** Neither place nor time stands in a notice; the page behind its link has them. */
export const noticeKinds: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    `reservations.${kind}`,
    {
      statutory: false,
      purpose: (lang) => reservationPurposes(lang).reservation,
      urgency: 'ordinary',
      answersAtOnce: true,
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: NoticeKey): NoticeKind['texts'] {
  return (lang, data) => {
    const { subject, body } = bookingTexts(lang).notices[kind]
    return { subject, body, line: `${subject}\n${body}`, link: `/reservations/${data.reservationId}` }
  }
}
