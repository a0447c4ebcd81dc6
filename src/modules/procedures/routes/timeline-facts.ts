import { isPayer, paymentOf } from '#modules/payments/index.ts'
import { officesByIds } from '#modules/people/index.ts'
import { whoSaw } from '#platform/audit/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardDate } from '#platform/time/index.ts'
import { toldActs } from '../actions/acts/outcome-facts.ts'
import type { Case, VerifiedResident } from '../actions/load-case.ts'
import { appointmentOf } from '../appointments/index.ts'
import { purposeOf, waitsForChangedFee } from '../actions/payment.ts'
import { chargesOf } from '../charges/store.ts'
import { papersOf } from '../actions/read-document.ts'
import { courseOf } from '../domain/course/course.ts'
import { type Definition, deliveryAsked } from '../domain/definition/definition.ts'
import { inHandBy } from '../domain/course/due.ts'
import { guestCodeOf } from '../guests/code.ts'
import { isClosed } from '../domain/course/states.ts'
import { inquiriesOf } from '../inquiries/store.ts'
import { isPaperWanted } from '../lookups/domain.ts'
import { lookupsOf } from '../lookups/store.ts'
import { toldStanding } from '../payouts/actions/standing.ts'
import type { DueMove } from '../pages/resident/corrections-given.tsx'
import { type CaseEvent, caseEventsOf } from '../store/case-events.ts'
import { correctionsOf } from '../store/desk/cases.ts'
import { outcomeOf } from '../store/outcome.ts'
import { isAtCounter } from '../tags/domain.ts'
import { ordersOf } from '../tags/store.ts'

/** Everything that the page of a filed application tells beside the case itself. */
export async function timelineFacts(house: House, actor: VerifiedResident, { application, definition, way }: Case) {
  const { id, applicantPersonId } = application
  const {
    events,
    corrections,
    outcome,
    payment,
    isPaidHere,
    sightings,
    papers,
    offices,
    visit,
    acts,
    charges,
    tags,
    money,
    wantsPaper,
    thread,
    isFeeChanged,
  } = await house.db.read(async (tx) => {
    const events = await caseEventsOf(tx, id)
    const payment = await paymentOf(tx, purposeOf(id))
    const seen = await whoSaw(tx, [applicantPersonId], lastYear(), { limit: 500 })
    const sightings = seen.filter(({ actorKind, subjectId }) => actorKind === 'staff' && subjectId === id)
    const officeIds = [...sightings.flatMap((one) => one.officeIds), ...events.flatMap(officeMovedTo)]
    return {
      events,
      sightings,
      corrections: await correctionsOf(tx, id),
      outcome: await outcomeOf(tx, id),
      payment,
      // A receipt is for who paid: the agent's for the agent, the person's for the person.
      isPaidHere: payment !== undefined && (await isPayer(tx, actor, payment.id)),
      papers: await papersOf(tx, actor, id),
      visit: await appointmentOf(tx, id),
      acts: await toldActs(tx, id),
      charges: await chargesOf(tx, id),
      tags: await ordersOf(tx, id),
      thread: await inquiriesOf(tx, id),
      isFeeChanged: await waitsForChangedFee(tx, application),
      money: await toldStanding(tx, application),
      wantsPaper: definition.lookupRules ? (await lookupsOf(tx, id)).some(isPaperWanted) : false,
      offices: await officesByIds(tx, [...new Set(officeIds)]),
    }
  })
  const delivery = deliveryAsked(definition, way.answers)
  const dueOn = application.dueOn ?? house.clock.today()
  const isSent = definition.kind === 'certificate-request'
  const promised = isSent ? inHandBy(definition, dueOn, delivery, wardCalendar(house.profile)) : dueOn
  const decision = acts.find(({ act }) => act.kind === 'decision')
  const isOnShelf = outcome.dispatch === 'on_shelf'
  return {
    delivery,
    corrections,
    dueMoves: events.flatMap((event) => dueMoveOf(definition, event)),
    visit,
    acts,
    charges,
    tags,
    money,
    thread,
    isFeeChanged,
    today: house.clock.today(),
    wantsPaper: wantsPaper && !isClosed(application.state),
    isOnShelf: isOnShelf || tags.some(isAtCounter),
    inHandBy: promised,
    guestCode: application.isGuest ? guestCodeOf(house.config.secret, id) : undefined,
    refusalReason: outcome.refusalReason,
    receiptHref: isPaidHere && payment?.receiptAvailable ? `/receipts/${payment.id}` : undefined,
    letterHrefs: papers.filter(({ kind }) => kind === 'refusal').map((letter) => `/documents/${letter.id}`),
    // The office that looked, also when another one has the case by now.
    seen: sightings.map(({ at, officeIds: [first] }) => ({ at, office: first && offices.get(first) })),
    moves: events.flatMap((event) =>
      officeMovedTo(event).map((to) => ({ on: wardDate(event.at), office: offices.get(to) })),
    ),
    steps: courseOf({
      kind: definition.kind,
      state: application.state,
      delivery,
      isOut: isOnShelf || outcome.dispatch === 'posted' || decision?.isOut === true || decision?.waitsInBox === true,
      isPaid: payment !== undefined && (payment.secured || payment.receiptAvailable),
      moments: new Map(events.map((event) => [event.kind, event.at])),
      dueOn,
      inHandBy: promised,
      today: house.clock.today(),
      visitAt: visit?.state === 'cancelled' ? undefined : visit?.startsAt,
      isTimeGone: visit?.state === 'cancelled',
    }),
  }
}

const officeMovedTo = ({ kind, data }: CaseEvent): OfficeId[] =>
  kind === 'reorganised' ? [data['to'] as OfficeId] : [] // parse edge: the sweep wrote it

function dueMoveOf({ clock }: Definition, { kind, data }: CaseEvent): DueMove[] {
  const { waited, dueBefore, due } = data
  if (typeof waited !== 'number' || typeof dueBefore !== 'string' || typeof due !== 'string') return []
  const isAnew = clock === 'restart' && kind === 'correction_answered'
  return [{ waited, from: Temporal.PlainDate.from(dueBefore), to: Temporal.PlainDate.from(due), isAnew }]
}

// The audit lives in real time, whatever the office's clock says.
function lastYear(): { from: Temporal.Instant; to: Temporal.Instant } {
  const now = Temporal.Now.instant()
  return { from: now.subtract({ hours: 24 * 366 }), to: now.add({ hours: 1 }) }
}
