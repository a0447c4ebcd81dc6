import { idsOfPerson } from '#modules/people/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { registrantsOf } from './actions/membership.ts'
import { renewalOn } from './domain/renewal.ts'
import { registrantRules } from './profile.ts'
import { awaitingAnswer } from './store/invitations.ts'
import { registrantTexts } from './text/index.ts'

/** An invitation that waits for an answer, and a registration that can be renewed. */
export async function registrantAgenda(tx: Tx, actor: Actor, lang: Lang, house: House): Promise<readonly AgendaItem[]> {
  const rules = registrantRules(house)
  if (!rules || actor.kind !== 'resident' || actor.level !== 'verified' || !actor.personId) return []
  const t = registrantTexts(lang)
  const today = house.clock.today()
  const waiting = await awaitingAnswer(tx, await idsOfPerson(tx, actor.personId), house.clock.now())
  const held = await registrantsOf(tx, actor.personId, today)
  return [
    ...waiting.map(({ id, expiresAt }) => ({
      href: `/registrations/invitations/${id}`,
      title: t.invitation.waiting,
      on: wardDate(expiresAt),
      onIsDeadline: true,
      state: 'you' as const,
    })),
    ...held
      .filter(
        ({ rights, registrant }) => rights.has('represent') && renewalOn(registrant, rules.renewal, today) === 'open',
      )
      .flatMap(({ registrant: { id, until } }) =>
        until
          ? [
              {
                href: `/registrations/${id}/renewal`,
                title: t.renewal.ending,
                on: until.subtract({ days: 1 }),
                onIsDeadline: true,
                state: 'you' as const,
              },
            ]
          : [],
      ),
  ]
}
