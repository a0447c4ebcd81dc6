import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { type NoticeData, type NoticeKind } from '#platform/notices/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { tellConcerned } from '../acting/tell-concerned.ts'
import type { Application } from '../store/applications.ts'
import { noticePurposes } from '../text/notices/purposes.ts'
import type { Appointment } from './store/appointments.ts'
import { appointmentTexts } from './text/index.ts'

const kinds = ['appointment-tomorrow', 'appointment-cancelled'] as const
type Kind = (typeof kinds)[number]

/** Tells who has booked, and for whom; says when, never for what. */
export async function tellVisitor(
  tx: Tx,
  application: Application,
  { id, applicationId, startsAt }: Appointment,
  kind: `procedures.${Kind}`,
): Promise<void> {
  await tellConcerned(tx, application, {
    kind,
    key: `${kind}:${id}`,
    data: { applicationId, lang: application.lang, startsAt: startsAt.toString() },
  })
}

export const noticeKinds: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    `procedures.${kind}`,
    {
      statutory: kind === 'appointment-cancelled',
      purpose: (lang) => noticePurposes(lang).appointment,
      // Otherwise somebody comes for nothing.
      urgency: kind === 'appointment-cancelled' ? 'urgent' : 'ordinary',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: Kind): NoticeKind['texts'] {
  return (lang, data, context) => {
    const { subject, body, line } = appointmentTexts(lang).notices[kind]
    const facts = { ward: context.wardName, phone: context.phone, when: whenOf(data, lang) }
    return {
      subject: subject(facts),
      body: body(facts),
      line: line(facts),
      link: `/applications/${data.applicationId}/appointment`,
    }
  }
}

const whenOf = (data: NoticeData, lang: Lang): string =>
  typeof data.startsAt === 'string' ? formatDateTime(Temporal.Instant.from(data.startsAt), lang) : ''
