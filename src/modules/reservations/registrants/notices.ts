import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import { formatDate } from '#platform/time/index.ts'
import type { RegistrantId } from './domain/registrant.ts'
import { membersOn } from './store/members.ts'
import { registrantTexts } from './text/index.ts'

const kinds = [
  'approved',
  'refused',
  'suspended',
  'lifted',
  'revoked',
  'ending',
  'over',
  'class-changed',
  'conditions',
  'no-representative',
  'handed-over',
] as const
export type RegistrantNotice = (typeof kinds)[number]

/** Tells who represents a registration, and its deputies; neither its name nor anybody's stands in the notice. */
export async function tellRepresentatives(
  tx: Tx,
  house: House,
  id: RegistrantId,
  kind: RegistrantNotice,
  key: string,
  day?: Temporal.PlainDate,
): Promise<void> {
  const members = await membersOn(tx, id, house.clock.today())
  const who = members.filter(({ role, personId }) => role !== 'member' && personId !== null)
  for (const { personId } of who) if (personId) await tellMember(tx, personId, id, kind, key, day)
}

export async function tellMember(
  tx: Tx,
  personId: PersonId,
  id: RegistrantId,
  kind: RegistrantNotice,
  key: string,
  day?: Temporal.PlainDate,
): Promise<void> {
  await notify(tx, {
    kind: `reservations.registration-${kind}`,
    personId,
    key: `reservations.registration-${kind}:${id}:${key}:${personId}`,
    data: { registrantId: id, ...(day && { day: day.toString() }) },
  })
}

export const registrantNotices: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    `reservations.registration-${kind}`,
    {
      statutory: false,
      purpose: (lang) => registrantTexts(lang).noticePurpose,
      urgency: 'ordinary',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: RegistrantNotice): NoticeKind['texts'] {
  return (lang, data, { wardName: ward, phone }) => {
    const { subject, body } = registrantTexts(lang).notices[kind]
    const day = typeof data.day === 'string' ? formatDate(Temporal.PlainDate.from(data.day), lang) : ''
    const facts = { ward, phone, day }
    return {
      subject: subject(facts),
      body: body(facts),
      line: body(facts),
      link: `/registrations/${data.registrantId}`,
    }
  }
}
