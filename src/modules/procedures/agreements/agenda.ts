import { mayAskFromAfar } from '#modules/people/index.ts'
import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem } from '#platform/module/index.ts'
import { findApplication } from '../store/applications.ts'
import { agreementsOfPerson } from './store.ts'
import { agreementTexts } from './text/index.ts'

/** What waits for this person's own agreement, on the home page. */
export async function agreementAgenda(tx: Tx, actor: Actor, lang: Lang): Promise<readonly AgendaItem[]> {
  if (actor.kind !== 'resident' || actor.level !== 'verified' || !actor.personId) return []
  const items: AgendaItem[] = []
  for (const { id, applicationId, answer, answerBy } of await agreementsOfPerson(tx, actor.personId)) {
    if (answer !== null) continue
    const application = await findApplication(tx, applicationId)
    if (application?.state !== 'confirmed') continue
    if (!(await mayAskFromAfar(tx, [actor.personId, application.applicantPersonId]))) continue
    const title = agreementTexts(lang).title
    items.push({ href: `/agreements/${id}`, title, on: answerBy, onIsDeadline: true, state: 'you' })
  }
  return items
}
