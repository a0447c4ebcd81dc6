import { withoutReadings } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import { Block, Desk, DueClock, Link, Meta, Notice, Pairs, Reason, Tag } from '#platform/ui/index.ts'
import { OrdersOfReport } from '../../orders/pages/of-report.tsx'
import { isClosed } from '../../record/index.ts'
import { dueLabel } from '../domain/due-label.ts'
import { channelWords, deskTexts, ownerWords, publicationWords } from '../text/index.ts'
import type { ReportView } from '../view.ts'
import { AssignForm, NoteForm } from './assign-form.tsx'
import { bounded, StateTag } from './board-page.tsx'
import { History } from './history.tsx'
import { ImprovementBox, ToldActions } from './improvement-box.tsx'
import { reportPath } from './paths.ts'
import { PhotoRow } from './photos.tsx'
import { PlaceMap } from './place-map.tsx'
import { StateForm, type StateTyped } from './state-form.tsx'

const t = deskTexts.report

export type CaseNews = keyof typeof t.done
export const isNews = (text: string | undefined): text is CaseNews => text !== undefined && Object.hasOwn(t.done, text)

type CaseProps = {
  view: ReportView
  done?: CaseNews | undefined
  typed: StateTyped
  /** The last step that the officer had seen when somebody else changed the report. */
  seenStep?: number | undefined
  /** How many near it are likely of the same thing. */
  likely: number
  map: unknown
}

/** A report as the office has it: pictures and place, words, history; beside them what can be done. */
export const CasePage = ({ view, done, typed, seenStep, likely, map }: CaseProps) => {
  const { report, facts, may } = view
  const isJustTold = done === 'improved' && view.improvement !== undefined
  return (
    <>
      <Reason>
        <b>{t.reading.title}</b>
        {t.reading.body}
      </Reason>
      {done && (
        <Notice kind="success" live>
          {t.done[done]}
          {isJustTold && <ToldActions view={view} />}
        </Notice>
      )}
      <Desk
        wide
        panel={
          <>
            {seenStep !== undefined && (
              <section class="changed">
                <h2>{t.whatChanged}</h2>
                <History view={view} since={seenStep} />
              </section>
            )}
            <Deeds view={view} likely={likely} />
            {may.handle && view.isOwn && <OrdersOfReport report={report} orders={view.orders} />}
            {!isJustTold && <ImprovementBox view={view} />}
            {may.handle && <StateForm view={view} typed={typed} />}
            {may.handle && !facts.anonymisedAt && <AssignForm view={view} />}
            {may.handle && !facts.anonymisedAt && <NoteForm view={view} />}
          </>
        }
      >
        <PhotoRow view={view} />
        <PlaceMap map={map}>
          <Facts view={view} />
        </PlaceMap>
        <Block title={t.words}>
          {facts.anonymisedAt ? <Meta>{t.erased}</Meta> : <p class="said">{report.description || t.noWords}</p>}
          {report.wantsPrivate && <Tag kind="ask">{t.facts.wantsPrivate}</Tag>}
          <Attributes view={view} />
        </Block>
        <Block title={t.shown}>
          <p>
            <b>{report.shownTitle}</b>
          </p>
          <p class="said">{report.shownText}</p>
          {report.answer && <p class="said">{report.answer}</p>}
        </Block>
        {view.merged.length > 0 && (
          <Block title={t.mergedHere}>
            <ul>
              {view.merged.map(({ id, number, title, town }) => (
                <li>
                  <Link href={reportPath(id)}>{`${number}　${title}（${town}）`}</Link>
                </li>
              ))}
            </ul>
          </Block>
        )}
        <Block title={t.history}>
          <History view={view} />
        </Block>
      </Desk>
    </>
  )
}

/** Beside the heading. */
export const CaseSummary = ({ view: { report, today } }: { view: ReportView }) => {
  const filedOn = wardDate(report.filedAt)
  const due = isClosed(report.state) ? undefined : dueLabel({ ...report, filedOn }, today)
  return (
    <p class="counts">
      <StateTag state={report.state} />
      {due && (
        <DueClock gone={due.gone} state={due.state}>
          {due.text}
        </DueClock>
      )}
      <span class="num">{report.number}</span>
      <time class="meta">{formatDateTime(report.filedAt, 'ja')}</time>
    </p>
  )
}

const Facts = ({ view }: { view: ReportView }) => {
  const { report, category, facts, officeNames, names, catalogue, root } = view
  const f = t.facts
  const pairs = [
    { term: f.category, value: category ? withoutReadings(category.name.ja) : report.category },
    { term: f.town, value: report.town },
    report.placeText && { term: f.place, value: report.placeText },
    { term: f.owner, value: ownerWords[report.owner] },
    { term: f.position, value: <span class="num">{`${report.lat.toFixed(6)}, ${report.lon.toFixed(6)}`}</span> },
    facts.plate && { term: f.asset, value: <span class="num">{facts.plate}</span> },
    { term: f.office, value: officeNames.get(report.officeId) ?? '' },
    { term: f.assigned, value: report.assignedTo ? (names.get(report.assignedTo) ?? '') : t.nobody },
    report.body && { term: f.body, value: withoutReadings(catalogue.bodies.get(report.body)?.name.ja ?? report.body) },
    { term: f.channel, value: channelWords[report.channel] },
    { term: f.reporter, value: reporterWords(view) },
    view.contact && { term: f.contact, value: view.contact },
    { term: f.publication, value: publicationWords[report.publication] },
    report.expectedOn && { term: f.expected, value: formatDate(report.expectedOn, 'ja') },
    { term: f.followers, value: t.people(bounded(facts.followers)) },
    root && {
      term: f.merged,
      value: <Link href={reportPath(root.id)}>{`${root.number}　${root.shownTitle}`}</Link>,
    },
  ]
  return (
    <>
      <Pairs pairs={pairs.filter((pair) => pair !== null && pair !== '' && pair !== undefined)} />
      {report.isCoarse && <Meta>{f.coarse}</Meta>}
    </>
  )
}

function reporterWords({ report, facts, isBlocked }: ReportView): string {
  const who = report.reporterPersonId
    ? t.reporters.signedIn
    : report.clientId
      ? t.reporters.client
      : facts.anonymisedAt
        ? t.reporters.gone
        : t.reporters.none
  const more = facts.ofReporter > 0 ? t.otherReports(bounded(facts.ofReporter)) : ''
  return [who, more, isBlocked ? t.isBlocked : ''].filter(Boolean).join('　')
}

const Attributes = ({ view: { report, category } }: { view: ReportView }) => {
  const asked = category?.attributes ?? []
  const pairs = asked.flatMap(({ code, label, values }) => {
    const answer = report.attributes[code]
    if (answer === undefined) return []
    const shown = [answer].flat().map((key) => withoutReadings(values.find((one) => one.key === key)?.name.ja ?? key))
    return [{ term: withoutReadings(label.ja), value: shown.join('、') }]
  })
  return pairs.length > 0 ? <Pairs pairs={pairs} /> : null
}

const Deeds = ({ view, likely }: { view: ReportView; likely: number }) => {
  const { report, may } = view
  const path = reportPath(report.id)
  const deeds = [
    may.moderate && { href: `${path}/look`, label: t.links.look },
    may.handle && { href: `${path}/route`, label: t.links.route },
    may.handle && { href: `${path}/merge`, label: likely > 0 ? t.likely(t.links.merge, likely) : t.links.merge },
    may.moderate &&
      report.reporterPersonId !== null &&
      !view.isBlocked && { href: `${path}/block`, label: t.links.block },
  ].filter((deed) => deed !== false)
  return (
    <ul class="deeds">
      {deeds.map(({ href, label }) => (
        <li>
          <Link standalone href={href}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
