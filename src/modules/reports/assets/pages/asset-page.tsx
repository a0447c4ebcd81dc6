import { withoutReadings } from '#platform/i18n/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Block, type Content, Desk, Link, Meta, Notice, Pairs, Tag } from '#platform/ui/index.ts'
import { ownerWords, stateWords } from '../../desk/text/index.ts'
import { reportPath } from '../../desk/pages/paths.ts'
import { type OrderId, type OrderState, orderStateWords } from '../../orders/index.ts'
import type { ReportId, ReportState } from '../../record/index.ts'
import type { AssetEvent } from '../domain/card.ts'
import { plannedUntil } from '../domain/inspection.ts'
import { assetTexts } from '../text/index.ts'
import type { AssetView } from '../view.ts'
import { AssetHistory } from './asset-history.tsx'
import { DrawingList } from './drawing-list.tsx'
import { EndForm } from './end-form.tsx'
import { Inspection } from './list-page.tsx'
import { assetPath, newDrawingPath, orderPath, platePath, platesPath } from './paths.ts'

const t = assetTexts.asset

export type AssetNews = keyof typeof t.done
export const isAssetNews = (text: string | undefined): text is AssetNews =>
  text !== undefined && Object.hasOwn(t.done, text)

type AssetProps = {
  view: AssetView
  done?: AssetNews | undefined
  map: Content
  typed: Readonly<Record<string, string | undefined>>
}

/** A thing as the office has it: what is open, place and facts, drawings, and all that became of it. */
export const AssetPage = ({ view, done, map, typed }: AssetProps) => (
  <>
    {done && (
      <Notice kind="success" live>
        {t.done[done]}
      </Notice>
    )}
    <Desk
      wide
      panel={
        <>
          <Deeds view={view} />
          {view.may.manage && <EndForm view={view} typed={typed} />}
        </>
      }
    >
      <Open view={view} />
      <Block title={t.place}>
        <div class={map ? 'place-and-facts' : undefined}>
          {map}
          <Pairs pairs={pairsOf(view)} />
        </div>
      </Block>
      <Block title={t.drawings}>
        {view.drawings.length === 0 ? (
          <Meta>{t.noDrawings}</Meta>
        ) : (
          <DrawingList drawings={view.drawings} mayManage={view.may.manage} />
        )}
        {view.may.manage && (
          <p>
            <Link standalone href={`${newDrawingPath}?asset=${view.asset.id}`}>
              {assetTexts.drawings.add}
            </Link>
          </p>
        )}
      </Block>
      <Block title={t.history}>
        <AssetHistory view={view} />
      </Block>
    </Desk>
  </>
)

/** Beside the heading. */
export const AssetSummary = ({ view: { asset, kind } }: { view: AssetView }) => (
  <p class="counts">
    <span class="num">{asset.plate}</span>
    <span>{withoutReadings(kind?.name.ja ?? asset.kind)}</span>
    {asset.endedOn && <Tag kind="off">{assetTexts.list.ended(formatCalendarDate(asset.endedOn, 'ja'))}</Tag>}
  </p>
)

const Deeds = ({ view: { asset, may } }: { view: AssetView }) => {
  const path = assetPath(asset.id)
  const deeds = [
    may.manage && { href: `${path}/change`, label: t.links.change },
    may.manage && { href: `${path}/move`, label: t.links.move },
    may.manage && { href: `${platesPath}?only=${asset.plate}`, label: t.links.plate },
    { href: platePath(asset.plate), label: t.links.public },
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

const Open = ({ view }: { view: AssetView }) => {
  const open = view.events.filter(({ isOpen }) => isOpen)
  return (
    <Block title={t.open}>
      {open.length === 0 ? (
        <Meta>{t.noneOpen}</Meta>
      ) : (
        <ul>
          {open.map((event) => (
            <li>
              <EventLink event={event} view={view} /> <Tag kind="ask">{eventState(event)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Block>
  )
}

/** A report or an order by its number and title; who only works outside sees no more of it here. */
export const EventLink = ({ event, view }: { event: AssetEvent; view: AssetView }) => {
  const words = `${event.source === 'report' ? t.report : t.order} ${event.number ?? ''}　${event.title ?? ''}`
  if (!view.may.read) return <>{words}</>
  // What a report's or an order's event calls `id` is that of the report or the order.
  const href = event.source === 'report' ? reportPath(event.id as ReportId) : orderPath(event.id as OrderId)
  return <Link href={href}>{words}</Link>
}

export const eventState = ({ source, what }: AssetEvent): string =>
  source === 'report' ? stateWords[what as ReportState] : orderStateWords[what as OrderState]

function pairsOf({ asset, kind, facts, office, today }: AssetView) {
  const f = t.facts
  const planned = plannedUntil(asset, kind?.lifeYears)
  const isOver = planned && Temporal.PlainDate.compare(planned, today) < 0
  const inspected = asset.inspectedOn ? formatCalendarDate(asset.inspectedOn, 'ja') : t.unknown
  const months = kind?.inspectionMonths
  const pairs = [
    ...facts,
    { term: f.town, value: asset.town },
    { term: f.position, value: <span class="num">{`${asset.lat.toFixed(6)}, ${asset.lon.toFixed(6)}`}</span> },
    { term: f.owner, value: ownerWords[asset.owner] },
    { term: f.office, value: office },
    { term: f.installed, value: asset.installedOn ? formatCalendarDate(asset.installedOn, 'ja') : t.unknown },
    planned && {
      term: f.planned,
      value: isOver ? `${formatCalendarDate(planned, 'ja')}（${t.pastLife}）` : formatCalendarDate(planned, 'ja'),
    },
    months && { term: f.inspected, value: `${inspected}（${t.every(months)}）` },
    { term: f.inspect, value: <Inspection row={asset} months={months} today={today} /> },
    asset.note && { term: f.note, value: <span class="said">{asset.note}</span> },
  ]
  return pairs.filter((pair) => pair !== null && pair !== undefined && pair !== 0 && pair !== '')
}
