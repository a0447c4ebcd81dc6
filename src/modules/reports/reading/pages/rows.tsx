import type { Content } from '#platform/ui/content.ts'
import { Icon, Link } from '#platform/ui/index.ts'
import { sizeOf } from '../../pictures/index.ts'
import type { ReportId, Shape } from '../../record/index.ts'
import type { ShownPhoto } from '../store/one.ts'
import type { Shown } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'
import { addressOfPhoto } from './photos.tsx'
import type { Say } from './say.ts'

export const addressOfReport = (number: string): string => `/reports/${number}`

/** A state: a word with the shape that stands on the map. */
export const State = ({ say, report }: { say: Say; report: Pick<Shown, 'state' | 'shape'> }) => (
  <span class={`report-state ${report.shape}`}>
    <Icon name={icons[report.shape]} />
    <span>{readingTexts(say.lang).states[report.state]}</span>
  </span>
)

const icons = { received: 'later', working: 'now', done: 'done' } as const satisfies Record<Shape, string>

export const TitleOf = ({ say, report }: { say: Say; report: Pick<Shown, 'title' | 'category'> }): Content => {
  const { text, isJapanese } = say.title(report)
  return isJapanese ? <span lang="ja">{text}</span> : <>{text}</>
}

type RowsProps = {
  say: Say
  rows: readonly Shown[]
  /** The first picture of each that has one for everybody. */
  photos: ReadonlyMap<ReportId, ShownPhoto>
  /** The number of the first; the same stand on the map. */
  from: number
}

/** Reports in numbers, each with its place, its day and what comes next. */
export const Rows = ({ say, rows, photos, from }: RowsProps) => (
  <ol class="reports" start={from}>
    {rows.map((report, at) => (
      <li id={`report-${from + at}`}>
        <p class="number" aria-hidden="true">
          {from + at}
        </p>
        <div>
          <h3>
            <Link href={addressOfReport(report.number)}>
              <TitleOf say={say} report={report} />
            </Link>
          </h3>
          <p class="meta">
            <span>{say.town(report.town)}</span>{' '}
            <time datetime={report.filedAt.toString({ smallestUnit: 'second' })}>{say.day(report.filedAt)}</time>
          </p>
          <p>
            <State say={say} report={report} />
          </p>
          <Next say={say} report={report} />
        </div>
        <Small say={say} photo={photos.get(report.id)} />
      </li>
    ))}
  </ol>
)

const Small = ({ say, photo }: { say: Say; photo: ShownPhoto | undefined }) => {
  if (!photo) return null
  const { width, height } = sizeOf(photo, 'small')
  return (
    <img
      src={addressOfPhoto(photo.id, 'small')}
      alt={photo.alt ?? say.plain(readingTexts(say.lang).report.photo('1'))}
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
    />
  )
}

const Next = ({ say, report }: { say: Say; report: Shown }) => {
  const words = nextWords(say, report)
  return words ? <p>{words}</p> : null
}

function nextWords(say: Say, { kind, expectedOn, closedAt, isPartial }: Shown): string | undefined {
  const t = readingTexts(say.lang).list
  if (expectedOn && !closedAt) return t.expected(say.day(expectedOn))
  if (kind === 'good_deed') return t.goodDeed
  if (closedAt) return t.ended(say.day(closedAt))
  return isPartial ? t.partial : undefined
}
