import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import type { Reservation } from '../booking/domain/reservation.ts'
import { sayEnd } from '../booking/pages/say.ts'
import { reservationPurposes } from '../booking/text/purposes.ts'
import { memberIdsOf } from '../registrants/index.ts'
import { moneyTexts } from './text/index.ts'

const kinds = ['pay-reminder', 'lapsed', 'money-back', 'place-gone'] as const
export type MoneyNotice = (typeof kinds)[number]

/** Tells every member of the registration; no place, no sum and no name stands in it. */
export async function tellMoney(
  tx: Tx,
  house: House,
  {
    kind,
    reservation,
    key,
    by,
  }: { kind: MoneyNotice; reservation: Reservation; key: string; by?: Temporal.Instant | undefined },
): Promise<void> {
  if (!reservation.registrantId) return
  for (const personId of await memberIdsOf(tx, reservation.registrantId, house.clock.today()))
    await notify(tx, {
      kind: `reservations.${kind}`,
      personId,
      key: `reservations.${kind}:${key}:${personId}`,
      data: { reservationId: reservation.id, ...(by && { by: by.toString() }) },
    })
}

/** What has to be known so that a place is not lost goes out in any case. */
export const noticeKinds: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    `reservations.${kind}`,
    {
      statutory: kind !== 'money-back',
      purpose: (lang) => reservationPurposes(lang).reservation,
      urgency: 'ordinary',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: MoneyNotice): NoticeKind['texts'] {
  return (lang, data) => {
    const { subject, body } = moneyTexts(lang).notices[kind]
    const by = typeof data['by'] === 'string' ? sayEnd(lang, Temporal.Instant.from(data['by'])) : ''
    const said = body(by)
    return { subject, body: said, line: `${subject}\n${said}`, link: `/reservations/${data['reservationId']}` }
  }
}
