import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Aside,
  Block,
  DocumentList,
  Link,
  LinkButton,
  Notice,
  Promised,
  ReceiptNumberBox,
  SummaryList,
  Timeline,
  type TimelineStep,
  Title,
} from '#platform/ui/index.ts'
import { ChargeBlock, unpaidOf } from '../../charges/pages/charge-block.tsx'
import { pathOf } from '../../charges/pages/charge-page.tsx'
import type { Charge } from '../../charges/store.ts'
import { feeTexts } from '../../charges/text/fee.ts'
import { chargeTexts } from '../../charges/text/index.ts'
import { appointmentTexts } from '../../appointments/text/index.ts'
import { GuestCode } from '../../guests/pages/guest-pages.tsx'
import { InquiryBlock } from '../../inquiries/pages/inquiries.tsx'
import type { Inquiry } from '../../inquiries/store.ts'
import { lookupTexts } from '../../lookups/text/index.ts'
import type { ToldAct } from '../../actions/acts/outcome-facts.ts'
import type { Case } from '../../actions/load-case.ts'
import type { Appointment } from '../../appointments/index.ts'
import type { CourseStep } from '../../domain/course/course.ts'
import { allFields } from '../../domain/definition/definition.ts'
import type { DeliveryWay } from '../../domain/definition/law.ts'
import { isClosed, isWithdrawable } from '../../domain/course/states.ts'
import type { PayoutStanding } from '../../payouts/actions/standing.ts'
import { PaymentPart } from '../../payouts/pages/payment-part.tsx'
import { payoutTexts } from '../../payouts/text/index.ts'
import { actTexts } from '../../text/acts/index.ts'
import { say, texts } from '../../text/index.ts'
import type { Correction } from '../../store/desk/cases.ts'
import { correctingTexts } from '../../text/correcting/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { isAtCounter } from '../../tags/domain.ts'
import { TagBlock } from '../../tags/pages/tag-block.tsx'
import type { TagOrder } from '../../tags/store.ts'
import { tagTexts } from '../../tags/text/index.ts'
import { Outcome } from '../acts/outcome.tsx'
import { answerRows } from './answer-rows.tsx'
import { Bring } from './bring.tsx'
import { promiseLabel } from './check.tsx'
import { CorrectionsGiven, type DueMove, DueMoves } from './corrections-given.tsx'
import { nowText, stepTitle } from './course-words.ts'
import { OfficeAside } from './office-aside.tsx'
import { Refusal } from './refusal.tsx'
import { Reminder } from './reminder.tsx'
import { money, officeName, timeText, type Values } from './words.ts'

export type TimelineProps = {
  lang: Lang
  found: Case
  values: Values
  steps: readonly CourseStep[]
  delivery: DeliveryWay
  /** When a visit is arranged for. */
  visit?: Pick<Appointment, 'startsAt' | 'endsAt' | 'state'> | undefined
  isOnShelf: boolean
  inHandBy: Temporal.PlainDate
  /** Real time, as the audit has it. */
  seen: readonly { at: Temporal.Instant; office: Case['office'] }[]
  /** Reorganisations of the ward that gave the case to another office. */
  moves: readonly { on: Temporal.PlainDate; office: Case['office'] }[]
  receiptHref?: string | undefined
  /** With which somebody without a card comes back. */
  guestCode?: string | undefined
  /** Letters of the ward about this application. */
  letterHrefs: readonly string[]
  refusalReason: string | null
  /** What the office asked again, and how that moved the planned day. */
  corrections: readonly Correction[]
  dueMoves: readonly DueMove[]
  /** Acts of the office about it that were notified. */
  acts: readonly ToldAct[]
  /** What the ward charges after its decision. */
  charges: readonly Charge[]
  /** Numbered pieces that it gets. */
  tags: readonly TagOrder[]
  /** What is paid after a grant, once its letter is out. */
  money: PayoutStanding | undefined
  today: Temporal.PlainDate
  /** Questions to the office about it, and their answers. */
  thread: readonly Inquiry[]
  /** A correction changed the fee, and it waits to be paid. */
  isFeeChanged: boolean
  /** A paper is wanted for what could not be looked up. */
  wantsPaper: boolean
  ward: string
  mayor: string
  /** A 処分庁 or 審査庁 in the language of the page. */
  nameOf: (authority: string) => string
}

/** How a filed application stands: what happened, what is next and when, what there is to do. */
export const ApplicationTimeline = (props: TimelineProps) => {
  const { lang, found, values, receiptHref } = props
  const kind = kindTexts(lang)[found.definition.kind]
  const t = texts(lang).timeline
  const { application, definition } = found
  const isOver = isClosed(application.state) && application.state !== 'completed'
  // The day by which it had to be decided is past news once it is.
  const isDecided = application.kind === 'application' && afterDecision.includes(application.state)
  return (
    <>
      <Title>{say(definition.name, lang)}</Title>
      {application.receiptNumber && <ReceiptNumberBox number={application.receiptNumber} />}
      {isTimeGone(props) ? (
        <Notice kind="warning" title={appointmentTexts(lang).cancelled}>
          <p>{appointmentTexts(lang).cancelledText}</p>
        </Notice>
      ) : isOver || isDecided ? (
        <p class="lede">{standing(props)}</p>
      ) : (
        <Promised label={promiseLabel(lang, found)} by={promisedText(props)}>
          <p>{standing(props)}</p>
          <DueMoves lang={lang} moves={props.dueMoves} isWaiting={application.state === 'awaiting_correction'} />
        </Promised>
      )}
      <Reminder lang={lang} definition={definition} />
      {/* A visit has its own page for this. */}
      {definition.kind !== 'booking' && !isClosed(application.state) && <Bring lang={lang} found={found} />}
      {props.moves.map(({ on, office }) => (
        <p>{t.moved(formatDate(on, lang), officeName(lang, office))}</p>
      ))}
      {props.guestCode && <GuestCode lang={lang} code={props.guestCode} />}
      {props.isFeeChanged && (
        <Notice kind="warning">
          <p>{correctingTexts(lang).payment.waits}</p>
        </Notice>
      )}
      <NextAction {...props} />
      <ChargeBlock lang={lang} found={found} charges={props.charges} />
      <TagBlock lang={lang} orders={props.tags} />
      <h2 class="vh">{t.course}</h2>
      <Timeline steps={courseSteps(props.steps, props)} />
      {props.money && <PaymentPart lang={lang} standing={props.money} today={props.today} />}
      <Outcome lang={lang} isDecided={application.state === 'decided'} acts={props.acts} />
      {application.state === 'refused' && definition.kind === 'certificate-request' && props.refusalReason && (
        <Refusal
          lang={lang}
          reason={props.refusalReason}
          ward={props.ward}
          mayor={props.mayor}
          definition={definition}
          nameOf={props.nameOf}
        />
      )}
      <InquiryBlock lang={lang} found={found} thread={props.thread} />
      <Block title={t.documents}>
        <DocumentList
          entries={[
            ...props.letterHrefs.map((href) => ({ title: t.refusalLetter, href })),
            ...(receiptHref ? [{ title: t.receipt, href: receiptHref }] : []),
            ...(props.acts.some(({ delivery }) => delivery?.way === 'electronic')
              ? [{ title: actTexts(lang).box.title, href: '/documents', isPage: true }]
              : []),
            ...(definition.lookupRules
              ? [{ title: lookupTexts(lang).title, href: `/applications/${application.id}/lookups`, isPage: true }]
              : []),
            { title: kind.record, href: `/applications/${application.id}/record`, isPage: true },
          ]}
        />
      </Block>
      <CorrectionsGiven lang={lang} found={found} corrections={props.corrections} />
      <Block title={kind.content}>
        <SummaryList rows={answerRows(lang, found, values, { canChange: false })} />
      </Block>
      <Seen {...props} />
    </>
  )
}

/** The office has closed the time, and another one has not been chosen. */
const isTimeGone = ({ found: { application }, visit }: TimelineProps): boolean =>
  application.kind === 'booking' && !isClosed(application.state) && visit?.state === 'cancelled'

const afterDecision: readonly string[] = ['decided', 'notified', 'completed']

export const TimelineAside = ({ lang, found }: { lang: Lang; found: Case }) => {
  const t = texts(lang).timeline
  const { application, office } = found
  return (
    <>
      <OfficeAside lang={lang} office={office} hint={t.callWithNumber} />
      {isWithdrawable(application.kind, application.state) && (
        <Aside title={t.withdrawTitle}>
          <p>{kindTexts(lang)[application.kind].withdrawText}</p>
          <Link href={`/applications/${application.id}/withdrawal`} standalone>
            {t.withdraw}
          </Link>
        </Aside>
      )}
    </>
  )
}

const NextAction = (props: TimelineProps) => {
  const { lang, found, isOnShelf, charges, money: payout, wantsPaper } = props
  const { application, definition } = found
  const asksForTime = allFields(definition).some((field) => field.type === 'appointment')
  const hasVisit = asksForTime && !isClosed(application.state)
  const t = texts(lang).timeline
  const page = `/applications/${application.id}`
  const unpaid = unpaidOf(charges)
  const [href, label] = unpaid
    ? [pathOf(unpaid), chargeTexts(lang).payLink(money(lang, unpaid.total))]
    : application.state === 'awaiting_correction'
      ? [`${page}/correction`, t.answer]
      : application.state === 'awaiting_payment' || props.isFeeChanged
        ? [`${page}/payment`, props.isFeeChanged ? correctingTexts(lang).payment.title : t.payAgain]
        : hasVisit
          ? isTimeGone(props)
            ? [`${page}/appointment/times`, appointmentTexts(lang).choose]
            : [`${page}/appointment`, appointmentTexts(lang).title]
          : isOnShelf
            ? [`${page}/pickup`, t.pickup]
            : payout?.turn === 'person'
              ? [`${page}/account`, payoutTexts(lang).standing.give]
              : wantsPaper
                ? [`${page}/lookups`, lookupTexts(lang).send]
                : application.state === 'missed'
                  ? [`/procedures/${application.procedure}`, kindTexts(lang)[definition.kind].begin]
                  : []
  if (!href) return null
  return (
    <Actions>
      <LinkButton href={href} iconAfter="next">
        {label}
      </LinkButton>
    </Actions>
  )
}

const Seen = ({ lang, seen }: TimelineProps) => {
  const t = texts(lang).timeline
  return (
    <Block title={t.seen}>
      {seen.length === 0 ? (
        <p>{t.seenNone}</p>
      ) : (
        <DocumentList
          entries={[...Map.groupBy(seen, dayAndOffice(lang)).values()].map((looks) => ({
            title: t.seenWhat,
            note: t.seenOn(dayOf(looks, lang), looks.length, officeName(lang, looks[0]?.office)),
          }))}
        />
      )}
    </Block>
  )
}

const dayAndOffice =
  (lang: Lang) =>
  ({ at, office }: TimelineProps['seen'][number]): string =>
    `${wardDate(at)} ${officeName(lang, office)}`

const dayOf = ([first]: TimelineProps['seen'], lang: Lang): string =>
  first ? formatDate(wardDate(first.at), lang) : ''

// What was decided is told by the letter first: nothing of it is said here before it is out or has been opened.
function standing(props: TimelineProps): string {
  const { acts, charges, lang, tags, money, wantsPaper } = props
  if (unpaidOf(charges)?.beforeDecision) return feeTexts(lang).standing
  if (tags.some(isAtCounter)) return tagTexts(lang).come
  if (money?.turn === 'person') return accountWords(lang, money)
  if (wantsPaper) return lookupTexts(lang).standing
  const decision = acts.find(({ act }) => act.kind === 'decision')
  if (!decision || decision.isOut) return nowText(props)
  const t = actTexts(lang)
  return decision.waitsInBox ? t.outcome.waitsInBox : t.steps.making
}

const accountWords = (lang: Lang, { event }: PayoutStanding): string =>
  event === 'payout_failed' ? payoutTexts(lang).standing.failed : payoutTexts(lang).standing.missing

/** The day that the office keeps to, or the time of the visit. */
function promisedText({ lang, found, visit, inHandBy }: TimelineProps): string {
  if (found.definition.kind === 'booking') return timeText(lang, visit)
  return texts(lang).timeline.by(formatDate(inHandBy, lang))
}

type Reading = Pick<TimelineProps, 'lang' | 'found' | 'inHandBy'>

/** The course in words, for the page of a request and for the end of a practice. */
export const courseSteps = (steps: readonly CourseStep[], reading: Reading): TimelineStep[] =>
  steps.map((step) => stepOf(step, reading))

function stepOf({ key, state, at, by, on }: CourseStep, { lang, found, inHandBy }: Reading): TimelineStep {
  const t = texts(lang).timeline
  const { title, note } = stepTitle(lang, found, key)
  const told = { title, state, ...(note && { note }) }
  if (at) return { ...told, at: formatDateTime(at, lang), datetime: at.toString() }
  if (on) return { ...told, at: formatDateTime(on, lang), datetime: on.toString() }
  if (!by) return told
  const isPromise = by.equals(inHandBy) && promisedKeys.includes(key)
  const day = formatDate(by, lang)
  return {
    ...told,
    at: isPromise ? t.by(day) : t.planned(day),
    datetime: by.toString(),
    ...(isPromise && state === 'later' && { note: t.lateNote }),
  }
}

const promisedKeys: readonly CourseStep['key'][] = ['arrive', 'fetch', 'decide', 'notify', 'reply', 'check-form']
