import type { Tx } from '#platform/db/index.ts'
import type { OrganisationId, PersonId } from '#platform/ids/index.ts'
import { type NoticeKind, notify } from '#platform/notices/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { organisationTexts } from './text/index.ts'

const kinds = ['recognised', 'refused', 'handed-over', 'role-changed', 'token-ends'] as const
type Kind = (typeof kinds)[number]

type Told = {
  kind: `organisations.${Kind}`
  personId: PersonId
  /** What it is about, once. */
  key: string
  organisationId: OrganisationId
  at?: Temporal.Instant
}

/** Tells somebody of their organisation; neither its name nor anybody's stands in the notice. */
export async function tellPerson(tx: Tx, { kind, personId, key, organisationId, at }: Told): Promise<void> {
  await notify(tx, {
    kind,
    personId,
    key: `${kind}:${key}:${personId}`,
    data: { organisationId, ...(at && { at: at.toString() }) },
  })
}

export const noticeKinds: Record<string, NoticeKind> = Object.fromEntries(
  kinds.map((kind) => [
    `organisations.${kind}`,
    {
      statutory: false,
      purpose: (lang) => organisationTexts(lang).noticePurpose,
      urgency: 'ordinary',
      texts: wordsOf(kind),
    } satisfies NoticeKind,
  ]),
)

// A declaration, because the table above is made while this file loads.
function wordsOf(kind: Kind): NoticeKind['texts'] {
  return (lang, data, { wardName: ward, phone }) => {
    const { subject, body, line } = organisationTexts(lang).notices[kind]
    const at = typeof data.at === 'string' ? wardDate(Temporal.Instant.from(data.at)) : undefined
    const facts = { ward, phone, day: at ? formatDate(at, lang) : '' }
    const link = kind === 'refused' ? '/organisations' : `/organisations/${data.organisationId}`
    return { subject: subject(facts), body: body(facts), line: line(facts), link }
  }
}
