import type { Content } from '#platform/ui/content.ts'
import { EmptyState, Facts, Link, Meta, Notice, Title } from '#platform/ui/index.ts'
import { DrawnMap, type Ground } from '../../ground/index.ts'
import type { OpenReport } from '../actions/open-report.ts'
import { addressOf } from '../domain/filter.ts'
import { boundsOfView } from '../domain/view.ts'
import { readingTexts } from '../text/index.ts'
import { Course } from './course.tsx'
import { Photos } from './photos.tsx'
import { addressOfReport, State, TitleOf } from './rows.tsx'
import type { Say } from './say.ts'
import { Written } from './written.tsx'

export type ReportPageProps = { say: Say; open: OpenReport; ground: Ground | undefined; asks: Content }

/** One report: what it is, what was answered, and how it went. */
export const ReportPage = (props: ReportPageProps) => {
  const { say, open } = props
  const { report } = open
  const t = readingTexts(say.lang).report
  return (
    <>
      <Title above={t.number(report.number)}>
        <TitleOf say={say} report={report} />
      </Title>
      <p class="report-now">
        <State say={say} report={report} />
      </p>
      <Root {...props} />
      <Own {...props} />
      {report.answer && (
        <section class="report-answer" aria-labelledby="answer">
          <h2 id="answer">{t.answer}</h2>
          <Written say={say} text={report.answer} />
          {report.answeredAt && <Meta>{t.answered(say.day(report.answeredAt))}</Meta>}
        </section>
      )}
      {props.asks}
      <Photos say={say} photos={open.photos} isOwn={open.own !== undefined} />
      <FactsOf {...props} />
      <Words {...props} />
      {open.merged.length > 0 && <p>{t.merged(String(open.merged.length))}</p>}
      <Course say={say} open={open} />
    </>
  )
}

const Root = ({ say, open: { report, root } }: ReportPageProps) => {
  const t = readingTexts(say.lang).report
  if (report.mergedInto === null) return null
  return (
    <Notice title={t.root}>
      {root && (
        <p>
          <Link href={addressOfReport(root)}>{t.rootLink(root)}</Link>
        </p>
      )}
    </Notice>
  )
}

const Own = ({ say, open: { own } }: ReportPageProps) => {
  if (!own) return null
  const t = readingTexts(say.lang).report
  const words = {
    public: undefined,
    partial: t.ownPartial,
    unconfirmed: t.ownUnconfirmed,
    private: t.ownPrivate,
    hidden: t.ownPrivate,
  }[own.publication]
  const reason = own.publication === 'private' || own.publication === 'hidden' ? own.reason : null
  const said = reason === null ? undefined : say.reason(reason)
  return (
    <Notice title={t.own}>
      {words && <p>{words}</p>}
      {said && <p>{t.reason(said)}</p>}
    </Notice>
  )
}

const closeUp = 15

const FactsOf = ({ say, open: { report, office }, ground }: ReportPageProps) => {
  const t = readingTexts(say.lang).report
  const place = { lat: report.lat, lon: report.lon }
  return (
    <>
      <Facts
        facts={[
          { term: t.place, value: say.town(report.town), ...(report.isCoarse && { note: t.coarse }) },
          { term: t.kind, value: say.kind(report.category) },
          { term: t.filed, value: say.day(report.filedAt) },
          ...(report.expectedOn && !report.closedAt
            ? [{ term: t.promised, value: t.promisedBy(say.day(report.expectedOn)) }]
            : []),
          ...(office ? [{ term: t.office, value: say.office(office) }] : []),
        ]}
      />
      {ground && (
        <DrawnMap
          ground={ground}
          bounds={boundsOfView({ kind: 'near', middle: place, zoom: closeUp }, ground.bounds)}
          title={say.plain(t.place)}
          pins={[
            {
              place,
              number: 1,
              state: report.shape,
              label: `${say.plainTitle(report)}、${say.plainTown(report.town)}`,
            },
          ]}
        />
      )}
      <p>
        <Link href={mapAround(report)} standalone icon="pin">
          {t.others}
        </Link>
      </p>
    </>
  )
}

const mapAround = ({ lat, lon }: { lat: number; lon: number }): string =>
  addressOf('/reports/map', {}, { lat: lat.toFixed(4), lon: lon.toFixed(4), zoom: '15' })

const Words = ({ say, open: { report, own } }: ReportPageProps) => {
  const t = readingTexts(say.lang).report
  const text = own?.description ?? report.text
  if (!text) return report.isPartial && !own ? <Meta>{t.partial}</Meta> : null
  return (
    <section class="block" aria-labelledby="words">
      <h2 id="words">{own ? t.ownWords : t.words}</h2>
      <Written say={say} text={text} />
    </section>
  )
}

/** No such report for who asks; hidden, private and never there look alike. */
export const MissingPage = ({ say }: { say: Say }) => {
  const t = readingTexts(say.lang).report
  return (
    <>
      <Title>{t.missing}</Title>
      <EmptyState title={t.missingText}>
        <p>
          <Link href="/reports" standalone>
            {t.back}
          </Link>
        </p>
      </EmptyState>
    </>
  )
}
