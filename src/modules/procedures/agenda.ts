import type { Actor, Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { actingOf, filerMayAct, isFiler } from './acting/actions/acting-of.ts'
import { actingTexts } from './acting/text/index.ts'
import { pathOf } from './charges/pages/charge-page.tsx'
import { unpaidCharges } from './charges/store.ts'
import { chargeTexts } from './charges/text/index.ts'
import { type Definition, deliveryAsked } from './domain/definition/definition.ts'
import { appointmentOf } from './appointments/index.ts'
import { appointmentTexts } from './appointments/text/index.ts'
import { inHandBy } from './domain/course/due.ts'
import { deliveriesOfCase } from './store/acts/deliveries.ts'
import { isPaperWanted } from './lookups/domain.ts'
import { lookupsOf } from './lookups/store.ts'
import { lookupTexts } from './lookups/text/index.ts'
import { toldStanding } from './payouts/actions/standing.ts'
import { waitingForAccount } from './payouts/store.ts'
import { payoutTexts } from './payouts/text/index.ts'
import { keptAnswers } from './store/answers.ts'
import { type Application, findApplication } from './store/applications.ts'
import { openCorrection } from './store/corrections.ts'
import { openApplications } from './store/my-applications.ts'
import { outcomeOf } from './store/outcome.ts'
import { revisionById } from './store/revisions.ts'
import { actTexts } from './text/acts/index.ts'
import { say, texts } from './text/index.ts'
import { waitsForChangedFee } from './actions/payment.ts'
import { kindTexts } from './text/kinds/index.ts'
import { stateText } from './pages/resident/words.ts'

/** What awaits this person: something to do, or a date that the ward promised. */
export async function agenda(tx: Tx, actor: Actor, lang: Lang, house: House): Promise<readonly AgendaItem[]> {
  if (actor.kind !== 'resident' || actor.level !== 'verified') return []
  const items: AgendaItem[] = []
  for (const application of await openApplications(tx, actor)) {
    const whose = await whoseMatter(tx, actor, lang, house, application)
    if (whose === undefined) continue
    const { definition } = await revisionById(tx, application.revisionId)
    const item = await itemOf(tx, house, lang, application, definition)
    if (item) items.push({ ...item, title: `${item.title}${whose}` })
  }
  return [...(await accountsWanted(tx, actor, lang, house)), ...items, ...(await billsOf(tx, actor, lang, house))]
}

/** 「（小林和子さんの手続き）」 for who files it, nothing for one's own; `undefined` for who may not act any more. */
async function whoseMatter(
  tx: Tx,
  actor: Resident,
  lang: Lang,
  house: House,
  application: Application,
): Promise<string | undefined> {
  if (!isFiler(actor, application)) return ''
  if (!(await filerMayAct(tx, application, house.clock.today())).may) return undefined
  const acting = await actingOf(tx, application)
  return acting && `（${actingTexts(lang).mine(acting.principalName)}）`
}

/** Bills outlive their case: what was granted is told, and the money waits. */
async function billsOf(tx: Tx, actor: Resident, lang: Lang, house: House): Promise<AgendaItem[]> {
  const bills: AgendaItem[] = []
  for (const charge of await unpaidCharges(tx, actor)) {
    const application = await findApplication(tx, charge.applicationId)
    const whose = application && (await whoseMatter(tx, actor, lang, house, application))
    if (whose === undefined) continue
    const { definition } = await revisionById(tx, charge.revisionId)
    bills.push({
      href: pathOf(charge),
      title: `${say(definition.name, lang)}：${chargeTexts(lang).title}${whose}`,
      on: charge.payBy,
      onIsDeadline: !charge.payBy.equals(house.clock.today()),
      state: 'you',
    })
  }
  return bills
}

/** What is granted and could not be paid stands here until an account is given, also when the case is closed. */
async function accountsWanted(tx: Tx, actor: Resident, lang: Lang, house: House): Promise<AgendaItem[]> {
  const items: AgendaItem[] = []
  for (const application of await waitingForAccount(tx, actor)) {
    const whose = await whoseMatter(tx, actor, lang, house, application)
    if (whose === undefined || !(await toldStanding(tx, application))) continue
    const { definition } = await revisionById(tx, application.revisionId)
    const title = `${payoutTexts(lang).agenda(say(definition.name, lang))}${whose}`
    const href = `/applications/${application.id}/account`
    items.push({ href, title, on: house.clock.today(), onIsDeadline: false, state: 'you' })
  }
  return items
}

async function itemOf(
  tx: Tx,
  house: House,
  lang: Lang,
  application: Application,
  definition: Definition,
): Promise<AgendaItem | undefined> {
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
  const agendaTexts = kindTexts(lang).agenda
  const letter = (await deliveriesOfCase(tx, application.id)).find(({ state }) => state === 'uploaded')
  if (letter) {
    const item = yours(`${name}：${actTexts(lang).outcome.toBox}`, '', letter.openBy ?? today)
    return { ...item, href: '/documents' }
  }
  if (await waitsForChangedFee(tx, application)) return yours(t.payment(name), '/payment')
  switch (application.state) {
    case 'draft':
      return yours(t.draft(name), '')
    case 'confirmed':
      return yours(t.confirmed(name), '')
    case 'awaiting_payment':
      return yours(t.payment(name), '/payment')
    // Decided and on its way by post: nothing is left to promise.
    case 'notified':
      return undefined
    case 'awaiting_correction':
      return yours(t.correction(name), '/correction', (await openCorrection(tx, application.id))?.answerBy ?? today)
    default:
      return promised()
  }

  async function promised(): Promise<AgendaItem> {
    const { dispatch } = await outcomeOf(tx, application.id)
    if (definition.lookupRules && (await lookupsOf(tx, application.id)).some(isPaperWanted)) {
      return yours(lookupTexts(lang).agenda(name), '/lookups')
    }
    if (dispatch === 'on_shelf') return yours(t.pickup(name), '/pickup')
    const visit = await appointmentOf(tx, application.id)
    if (visit?.state === 'cancelled' && application.kind === 'booking')
      return yours(`${name}：${appointmentTexts(lang).choose}`, '/appointment/times')
    if (visit?.state === 'booked') return yours(agendaTexts.visit(name), '', wardDate(visit.startsAt))
    const delivery = deliveryAsked(definition, await keptAnswers(tx, application.id))
    const dueOn = application.dueOn ?? wardDate(application.updatedAt)
    const isSent = definition.kind === 'certificate-request'
    const on = isSent ? inHandBy(definition, dueOn, delivery, wardCalendar(house.profile)) : dueOn
    const promise = delivery === 'counter' ? t.officeCounter(name) : t.office(name)
    const title = isSent ? promise : agendaTexts[definition.kind](name)
    return { href, title, on, onIsDeadline: false, note: stateText(lang, application), state: 'office' }
  }
}
