import { withoutReadings } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import { Block, Link, Meta, Pairs } from '#platform/ui/index.ts'
import { stateWords } from '../../desk/text/index.ts'
import { crewStateWords, crewTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { sitePath } from './paths.ts'

const t = crewTexts.order

/** What was reported, the thing itself, its drawings, and what happened before. */
export const SiteFacts = ({ view, isKept }: { view: OrderView; isKept: boolean }) => (
  <>
    <ReportWords view={view} />
    <AssetFacts view={view} />
    <Drawings view={view} isKept={isKept} />
    <Before view={view} />
  </>
)

const ReportWords = ({ view: { report, mayReadReports } }: { view: OrderView }) =>
  report ? (
    <Block title={t.report}>
      <p>
        <b>{report.title}</b>　<span class="num meta">{report.number}</span>
      </p>
      <p class="said">{report.text || t.noWords}</p>
      {mayReadReports && (
        <p>
          <Link href={`/staff/reports/${report.id}`} standalone>
            {t.desk}
          </Link>
        </p>
      )}
    </Block>
  ) : null

const AssetFacts = ({ view: { asset } }: { view: OrderView }) => {
  if (!asset) return null
  const f = t.assetFacts
  const { plate, label, installedOn, note } = asset.asset
  const pairs = [
    { term: f.plate, value: <span class="num">{`${asset.kindName}　${plate}`}</span> },
    { term: f.label, value: label },
    installedOn && { term: f.installed, value: formatDate(installedOn, 'ja') },
    ...asset.facts,
    note && { term: f.note, value: note },
  ]
  return (
    <Block title={t.asset}>
      <Pairs pairs={pairs.filter((pair) => pair !== null && pair !== '')} />
    </Block>
  )
}

// Of what a phone takes along beside the pictures, in bytes.
const largestTaken = 5_000_000

const Drawings = ({ view: { order, drawings }, isKept }: { view: OrderView; isKept: boolean }) =>
  drawings.length === 0 ? null : (
    <Block title={t.drawings}>
      <ul class="work-drawings">
        {drawings.map((drawing) => {
          const path = `${sitePath(order.id)}/drawings/${drawing.id}`
          const isPicture = drawing.mediaType.startsWith('image/')
          return (
            <li data-take={isKept && !isPicture && drawing.size <= largestTaken ? path : undefined}>
              {isKept && isPicture ? (
                <img src={path} alt={drawing.title} loading="lazy" />
              ) : (
                <Link href={path} standalone>
                  {drawing.title}
                </Link>
              )}
              <p class="meta">{t.drawing(drawing.revision, drawing.metres, drawing.mediaType === 'application/pdf')}</p>
            </li>
          )
        })}
      </ul>
    </Block>
  )

const Before = ({ view: { before, catalogue } }: { view: OrderView }) => (
  <Block title={t.before}>
    {before.orders.length + before.reports.length === 0 && <Meta>{t.noBefore}</Meta>}
    <ul class="steps">
      {before.orders.map(({ number, title, outcome, on }) => (
        <li>
          <p>
            <b>{title}</b>
            {'　'}
            <span class="meta">
              {formatDate(wardDate(on), 'ja')} <span class="num">{number}</span>
            </span>
          </p>
          <p class="said">{outcome}</p>
        </li>
      ))}
      {before.reports.map(({ number, title, category, state, filedAt }) => (
        <li>
          <p>
            <b>{title || withoutReadings(catalogue.categories.get(category)?.name.ja ?? category)}</b>
            {'　'}
            <span class="meta">
              {formatDate(wardDate(filedAt), 'ja')} <span class="num">{number}</span> {stateWords[state]}
            </span>
          </p>
        </li>
      ))}
    </ul>
  </Block>
)

/** What happened to this order so far. */
export const OrderHistory = ({ view: { steps, names, reasons } }: { view: OrderView }) => (
  <Block title={t.history}>
    <ol class="steps">
      {steps.map((step) => (
        <li>
          <p>
            <b>{step.to ? crewStateWords[step.to] : t.kinds[step.kind]}</b>
            {'　'}
            <span class="meta">
              {formatDateTime(step.at, 'ja')} {step.byStaff ? (names.get(step.byStaff) ?? '') : ''}
            </span>
          </p>
          {step.reason && (
            <p>{withoutReadings(reasons.find(({ code }) => code === step.reason)?.name.ja ?? step.reason)}</p>
          )}
          {step.note && <p class="inner">{step.note}</p>}
        </li>
      ))}
    </ol>
  </Block>
)
