import type { Content } from '#platform/ui/content.ts'
import { EmptyState, Link, LinkButton, Meta } from '#platform/ui/index.ts'
import { type Bounds, DrawnMap, type Ground } from '../../ground/index.ts'
import type { Catalogue, ReportId } from '../../record/index.ts'
import { addressOf, type Filter, isFiltered } from '../domain/filter.ts'
import type { YearFigures } from '../domain/months.ts'
import type { ShownPhoto } from '../store/one.ts'
import type { Shown } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'
import { FilterForm } from './filter-form.tsx'
import { addressOfReport, Rows } from './rows.tsx'
import type { Say } from './say.ts'

export type ListProps = {
  say: Say
  catalogue: Catalogue
  filter: Filter
  rows: readonly Shown[]
  photos: ReadonlyMap<ReportId, ShownPhoto>
  /** Number of the first row. */
  from: number
  /** How many there are; missing where nobody has counted. */
  count: number | undefined
  /** A word was looked for in this many. */
  searched: number | undefined
  nextHref: string | undefined
  /** A town was typed that is none. */
  unknownTown: boolean
  ground: Ground | undefined
  bounds: Bounds | undefined
  year: YearFigures
}

/** Everything public, newest first, beside where it is. Neither needs the other. */
export const ListPage = (props: ListProps) => {
  const { say, catalogue, filter, rows, from, nextHref } = props
  const t = readingTexts(say.lang)
  return (
    <>
      <Head say={say} />
      <FilterForm say={say} lang={say.lang} catalogue={catalogue} filter={filter} action="/reports" />
      <div class="report-columns">
        <section aria-labelledby="list">
          <h2 id="list">
            {t.list.heading} <Range {...props} />
          </h2>
          {props.searched !== undefined && <Meta>{t.list.searched(number(props.searched))}</Meta>}
          {rows.length === 0 ? <None {...props} /> : <Rows say={say} rows={rows} photos={props.photos} from={from} />}
          <p class="report-pages">
            {nextHref && (
              <Link href={nextHref} standalone>
                {t.list.more(number(left(props)))}
              </Link>
            )}
            {from > 1 && (
              <Link href={addressOf('/reports', filter)} standalone>
                {t.list.first}
              </Link>
            )}
          </p>
        </section>
        <section aria-labelledby="where">
          <h2 id="where" class="vh">
            {t.map.title}
          </h2>
          <Where {...props} />
          <Year year={props.year} say={say} />
          <Ways say={say} filter={filter} catalogue={catalogue} />
        </section>
      </div>
    </>
  )
}

/** Title, what it is for, and the one deed. */
export const Head = ({ say, lede }: { say: Say; lede?: Content }) => {
  const t = readingTexts(say.lang)
  return (
    <header class="report-head">
      <div class="title">
        <h1>{say.name}</h1>
        <p class="lede">{lede ?? t.lede}</p>
      </div>
      <LinkButton href="/reports/new" icon="pin">
        {t.file}
      </LinkButton>
    </header>
  )
}

export const number = (count: number): string => count.toLocaleString('en-US')

export const pageSize = 20
const left = ({ count, from, rows }: ListProps): number =>
  count === undefined ? pageSize : Math.max(1, Math.min(pageSize, count - (from + rows.length - 1)))

const Range = ({ say, rows, from, count }: ListProps) => {
  const t = readingTexts(say.lang).list
  if (rows.length === 0) return null
  const [first, last] = [number(from), number(from + rows.length - 1)]
  return <small>{count === undefined ? t.rangeOnly(first, last) : t.range(number(count), first, last)}</small>
}

const None = ({ say, filter, unknownTown }: ListProps) => {
  const t = readingTexts(say.lang)
  if (unknownTown)
    return (
      <EmptyState title={t.filter.noTown(filter.town ?? '')}>
        <p>{t.filter.noTownText}</p>
      </EmptyState>
    )
  return isFiltered(filter) ? (
    <EmptyState title={t.list.none}>
      <p>{t.list.noneText}</p>
    </EmptyState>
  ) : (
    <EmptyState title={t.list.empty}>{null}</EmptyState>
  )
}

const Where = ({ say, filter, rows, from, ground, bounds }: ListProps) => {
  const t = readingTexts(say.lang)
  if (!ground) return <Meta>{t.map.noGround}</Meta>
  const pins = rows.map((report, at) => ({
    place: { lat: report.lat, lon: report.lon },
    number: from + at,
    state: report.shape,
    label: t.map.pin(String(from + at), say.plainTitle(report), say.plain(t.states[report.state])),
    report: report.number,
  }))
  return (
    <>
      <DrawnMap
        ground={ground}
        bounds={bounds}
        title={say.plain(t.map.ofList(String(rows.length)))}
        pins={pins}
        hrefOf={(mark) => ('report' in mark ? addressOfReport(String(mark.report)) : '/reports')}
        hasLegend
      />
      <p>
        <Link href={addressOf('/reports/map', filter)} standalone icon="pin">
          {t.map.whole}
        </Link>
      </p>
    </>
  )
}

const Year = ({ year, say }: { year: YearFigures; say: Say }) => {
  const t = readingTexts(say.lang).year
  const { filed, fixed, medianDays } = year
  const days = medianDays === undefined ? t.unknown : medianDays === 0 ? t.sameDay : t.about(String(medianDays))
  return (
    <section class="report-year" aria-labelledby="year">
      <h2 id="year" class="vh">
        {t.title}
      </h2>
      <dl>
        <div>
          <dt>{t.filed}</dt>
          <dd>{t.reports(number(filed))}</dd>
        </div>
        <div>
          <dt>{t.fixed}</dt>
          <dd>{t.reports(number(fixed))}</dd>
        </div>
        <div>
          <dt>{t.days}</dt>
          <dd>{days}</dd>
        </div>
      </dl>
    </section>
  )
}

const Ways = ({ say, filter, catalogue }: { say: Say; filter: Filter; catalogue: Catalogue }) => {
  const t = readingTexts(say.lang).ways
  const asked = { ...(filter.town && { town: filter.town }), ...(filter.kind && { kind: filter.kind }) }
  const good = [...catalogue.categories.values()].find(({ kind }) => kind === 'good_deed')?.group
  const ways = [
    ...(good ? [{ href: addressOf('/reports', { kind: good }), label: t.goodDeeds }] : []),
    { href: '/reports/improvements', label: t.improvements },
    { href: '/reports/figures', label: t.figures },
    { href: '/reports/mine', label: t.mine },
    { href: '/reports/alerts', label: t.alerts },
    { href: addressOf('/reports/feed.atom', asked), label: t.feed },
    { href: addressOf('/reports/feed.rss', asked), label: t.rss },
    { href: '/reports.csv', label: t.csv },
  ]
  return (
    <nav class="report-ways" aria-labelledby="ways">
      <h2 id="ways">{t.title}</h2>
      <ul>
        {ways.map(({ href, label }) => (
          <li>
            <Link href={href} standalone>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
