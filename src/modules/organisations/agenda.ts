import { idsOfPerson } from '#modules/people/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { organisationsOf } from './actions/membership.ts'
import { awaitingAnswer } from './store/invitations.ts'
import { organisationTexts } from './text/index.ts'

const daysAhead = 60

/** An invitation that waits for an answer, and a representative's term that ends with no successor. */
export async function agenda(tx: Tx, actor: Actor, lang: Lang, house: House): Promise<readonly AgendaItem[]> {
  if (actor.kind !== 'resident' || actor.level !== 'verified' || !actor.personId) return []
  const t = organisationTexts(lang)
  const today = house.clock.today()
  const waiting = await awaitingAnswer(tx, await idsOfPerson(tx, actor.personId), house.clock.now())
  const terms = (await organisationsOf(tx, actor.personId, today)).flatMap(({ organisation, seat }) =>
    seat.role === 'representative' && seat.termTo && !seat.endedOn
      ? [{ id: organisation.id, on: seat.termTo.subtract({ days: 1 }) }]
      : [],
  )
  return [
    ...waiting.map(({ id, expiresAt }) => ({
      href: `/organisations/invitations/${id}`,
      title: t.invitation.waiting,
      on: wardDate(expiresAt),
      onIsDeadline: true,
      state: 'you' as const,
    })),
    ...terms
      .filter(({ on }) => Temporal.PlainDate.compare(on, today.add({ days: daysAhead })) <= 0)
      .map(({ id, on }) => ({
        href: `/organisations/${id}`,
        title: t.termEnding,
        on,
        onIsDeadline: true,
        state: 'you' as const,
      })),
  ]
}
