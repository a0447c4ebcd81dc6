import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { type Definition, deliveryAsked } from './domain/definition/definition.ts'
import { inHandBy } from './domain/course/due.ts'
import { keptAnswers } from './store/answers.ts'
import type { Application } from './store/applications.ts'
import { openCorrection } from './store/corrections.ts'
import { openApplications } from './store/my-applications.ts'
import { outcomeOf } from './store/outcome.ts'
import { revisionById } from './store/revisions.ts'
import { say, texts } from './text/index.ts'

/** What awaits this person: something to do, or a date that the ward promised. */
export async function agenda(tx: Tx, actor: Actor, lang: Lang, house: House): Promise<readonly AgendaItem[]> {
  if (actor.kind !== 'resident' || actor.level !== 'verified') return []
  const items: AgendaItem[] = []
  for (const application of await openApplications(tx, actor)) {
    const { definition } = await revisionById(tx, application.revisionId)
    items.push(await itemOf(tx, house, lang, application, definition))
  }
  return items
}

async function itemOf(
  tx: Tx,
  house: House,
  lang: Lang,
  application: Application,
  definition: Definition,
): Promise<AgendaItem> {
  const t = texts(lang).agenda
  const name = say(definition.name, lang)
  const href = `/applications/${application.id}`
  const today = house.clock.today()
  const yours = (title: string, path: string, on = today): AgendaItem => ({
    href: href + path,
    title,
    on,
    onIsDeadline: on !== today,
    state: 'you',
  })
  switch (application.state) {
    case 'draft':
      return yours(t.draft(name), '')
    case 'confirmed':
      return yours(t.confirmed(name), '')
    case 'awaiting_payment':
      return yours(t.payment(name), '/payment')
    case 'awaiting_correction':
      return yours(t.correction(name), '/correction', (await openCorrection(tx, application.id))?.answerBy ?? today)
    default:
      return promised()
  }

  async function promised(): Promise<AgendaItem> {
    const { dispatch } = await outcomeOf(tx, application.id)
    if (dispatch === 'on_shelf') return yours(t.pickup(name), '/pickup')
    const delivery = deliveryAsked(definition, await keptAnswers(tx, application.id))
    const dueOn = application.dueOn ?? wardDate(application.updatedAt)
    const on = inHandBy(definition, dueOn, delivery, wardCalendar(house.profile))
    const title = delivery === 'post' ? t.office(name) : t.officeCounter(name)
    return { href, title, on, onIsDeadline: false, note: texts(lang).states[application.state], state: 'office' }
  }
}
