import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import { formatDate } from '#platform/time/index.ts'
import type { Reservation } from '../booking/domain/reservation.ts'
import { reservationPurposes } from '../booking/text/purposes.ts'
import { memberIdsOf } from '../registrants/index.ts'
import { closureTexts } from './text/index.ts'

const kinds = ['called-off', 'offer', 'moved', 'kept', 'revoked'] as const
export type ClosureNotice = (typeof kinds)[number]

/** Tells every member of the registrant; place, time and reason stand on the page behind the notice. */
export async function tellMembers(
  tx: Tx,
  house: House,
  { id, registrantId, sequence }: Pick<Reservation, 'id' | 'registrantId' | 'sequence'>,
  kind: ClosureNotice,
  until?: Temporal.PlainDate,
): Promise<void> {
  if (!registrantId) return
  for (const personId of await memberIdsOf(tx, registrantId, house.clock.today()))
    await notify(tx, {
      kind: `reservations.closure-${kind}`,
      personId,
      key: `reservations.closure-${kind}:${id}:${sequence}:${personId}`,
      data: { reservationId: id, ...(until && { until: until.toString() }) },
    })
}

export const closureNotices: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    `reservations.closure-${kind}`,
    {
      statutory: false,
      purpose: (lang) => reservationPurposes(lang).reservation,
      // Whoever does not know it stands before a closed door in the morning.
      urgency: kind === 'kept' ? 'ordinary' : 'urgent',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: ClosureNotice): NoticeKind['texts'] {
  return (lang, data) => {
    const { subject, body } = closureTexts(lang).notices[kind]
    const until = typeof data.until === 'string' ? formatDate(Temporal.PlainDate.from(data.until), lang) : ''
    const page = `/reservations/${data.reservationId}`
    const text = body(until)
    return { subject, body: text, line: `${subject}\n${text}`, link: kind === 'offer' ? `${page}/offer` : page }
  }
}
