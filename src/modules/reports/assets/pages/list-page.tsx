import { formatCalendarDate, formatTime } from '#platform/time/index.ts'
import {
  Button,
  type Content,
  DataTable,
  Details,
  DueClock,
  EmptyState,
  KeyHints,
  Link,
  Meta,
  NoWrap,
  Pager,
} from '#platform/ui/index.ts'
import { DrawnMap, type Ground, boundsOf } from '../../ground/index.ts'
import { type AssetFilter, writeAssetFilter } from '../domain/asset-filter.ts'
import { inspectionState } from '../domain/inspection.ts'
import { type AssetKinds, kindName } from '../kinds.ts'
import { type AssetCounts, type AssetRow, countedTo, mappedTo, type TownOfAssets } from '../store/listing.ts'
import { assetTexts } from '../text/index.ts'
import { type AssetChoices, AssetFilterForm } from './filter-form.tsx'
import { assetPath, assetsPath, platesPath } from './paths.ts'

const t = assetTexts.list

type ListProps = {
  rows: readonly AssetRow[]
  filter: AssetFilter
  choices: AssetChoices
  kinds: AssetKinds
  /** Of many; of few none. */
  towns: readonly TownOfAssets[]
  ground: Ground | undefined
  today: Temporal.PlainDate
  more: string | undefined
  links: readonly { href: string; label: string }[]
  mayPrint: boolean
}

/** The register: filters, the page's things on a map, and the list, from which plates can be printed. */
export const AssetListPage = ({
  rows,
  towns,
  filter,
  choices,
  kinds,
  ground,
  today,
  more,
  links,
  mayPrint,
}: ListProps) => (
  <>
    <AssetFilterForm filter={filter} choices={choices} />
    {ground && rows.length > 0 && (
      <AssetMap rows={rows} towns={towns} filter={filter} kinds={kinds} ground={ground} today={today} />
    )}
    <form action={platesPath} method="get" aria-label={t.plates.title}>
      <AssetTable rows={rows} kinds={kinds} today={today} mayPrint={mayPrint} />
      {mayPrint && rows.length > 0 && (
        <p class="row-actions">
          <Button variant="secondary" small>
            {t.plates.chosen}
          </Button>
          <Link standalone href={platesHref(filter)}>
            {t.plates.found(String(mostPlates))}
          </Link>
          <Meta>{t.plates.lede}</Meta>
        </p>
      )}
    </form>
    <Pager nextHref={more && assetsHref(filter, more)} />
    <KeyHints
      hints={[
        { keys: ['J', 'K'], does: t.keys.move },
        { keys: ['Enter'], does: t.keys.open },
        { keys: ['/'], does: t.keys.find },
      ]}
    />
    <p class="row-actions">
      {links.map(({ href, label }) => (
        <Link standalone href={href}>
          {label}
        </Link>
      ))}
    </p>
  </>
)

/** Plates in one file at most. */
export const mostPlates = 200

const platesHref = (filter: AssetFilter): string => {
  const query = writeAssetFilter(filter)
  return query ? `${platesPath}?${query}` : platesPath
}

export const assetsHref = (filter: AssetFilter, after?: string): string => {
  const query = [writeAssetFilter(filter), after ? `after=${encodeURIComponent(after)}` : ''].filter(Boolean).join('&')
  return query ? `${assetsPath}?${query}` : assetsPath
}

type TableProps = Pick<ListProps, 'rows' | 'kinds' | 'today' | 'mayPrint'>

const AssetTable = ({ rows, kinds, today, mayPrint }: TableProps) => (
  <DataTable
    caption={t.caption}
    class="queue"
    columns={[
      ...(mayPrint ? [{ label: t.columns.choose, hideLabel: true }] : []),
      { label: t.columns.plate },
      { label: t.columns.label, heading: true },
      { label: t.columns.kind },
      { label: t.columns.town },
      { label: t.columns.inspect },
      { label: t.columns.open },
      { label: t.columns.installed },
    ]}
    rows={rows.map((row) => ({
      href: assetPath(row.id),
      cells: [
        ...(mayPrint ? [<Tick plate={row.plate} />] : []),
        <span class="num">
          <NoWrap>{row.plate}</NoWrap>
        </span>,
        row.label,
        kindName(kinds, row.kind),
        row.town,
        <Inspection row={row} months={kinds.get(row.kind)?.inspectionMonths} today={today} />,
        openWords(row),
        row.installedOn ? <NoWrap>{String(row.installedOn.year)}</NoWrap> : '',
      ],
    }))}
    empty={
      <EmptyState title={t.empty}>
        <Meta>{t.emptyHint}</Meta>
      </EmptyState>
    }
  />
)

const Tick = ({ plate }: { plate: string }) => (
  <label class="tick">
    <input type="checkbox" name="only" value={plate} />
    <span class="vh">{t.choose(plate)}</span>
  </label>
)

const openWords = ({ openReports, openOrders }: AssetRow): string =>
  [openReports > 0 ? t.openReports(openReports) : '', openOrders > 0 ? t.openOrders(openOrders) : '']
    .filter(Boolean)
    .join('、')

type InspectionProps = {
  row: Pick<AssetRow, 'endedOn' | 'inspectBy'>
  months: number | undefined
  today: Temporal.PlainDate
}

/** When it has to be looked at again. */
export const Inspection = ({ row, months, today }: InspectionProps): Content => {
  const state = inspectionState(row, months, today)
  const day = row.inspectBy ? formatCalendarDate(row.inspectBy, 'ja') : ''
  switch (state) {
    case 'none':
      return <span class="meta">{row.endedOn ? t.ended(formatCalendarDate(row.endedOn, 'ja')) : t.notInspected}</span>
    case 'unknown':
      return t.unknownInspection
    case 'late':
      return (
        <DueClock gone={1} state="late">
          {t.late(day)}
        </DueClock>
      )
    case 'soon':
      return (
        <DueClock gone={0.9} state="soon">
          {day}
        </DueClock>
      )
    case 'fine':
      return <NoWrap>{day}</NoWrap>
  }
}

type MapProps = Pick<ListProps, 'rows' | 'kinds' | 'today' | 'towns' | 'filter'> & { ground: Ground }

/** Few things by their pins, many by their towns. */
const AssetMap = ({ towns, filter, ...pinned }: MapProps) => (
  <Details summary={t.map} open={towns.length === 0}>
    {towns.length === 0 ? <PinMap {...pinned} /> : <TownMap towns={towns} filter={filter} ground={pinned.ground} />}
  </Details>
)

const PinMap = ({ rows, kinds, today, ground }: Omit<MapProps, 'towns' | 'filter'>) => (
  <>
    <DrawnMap
      ground={ground}
      bounds={boundsOf(rows, 250)}
      title={t.map}
      pins={rows.map((row, at) => {
        const state = pinOf(row, kinds.get(row.kind)?.inspectionMonths, today)
        const { id, lat, lon, plate, label } = row
        return { id, place: { lat, lon }, number: at + 1, state, label: t.pin(at + 1, plate, label, t.pins[state]) }
      })}
      hrefOf={(pin) => ('id' in pin ? assetPath(pin.id) : assetsPath)}
    />
    <Meta>{t.mapNote}</Meta>
  </>
)

const TownMap = ({ towns, filter, ground }: Pick<MapProps, 'towns' | 'filter' | 'ground'>) => (
  <>
    <DrawnMap
      ground={ground}
      bounds={filter.town ? boundsOf(towns, 500) : undefined}
      title={t.map}
      clusters={towns.map(({ town, n, lat, lon }) => ({
        town,
        place: { lat, lon },
        count: n,
        label: t.inTown(town, n),
      }))}
      hrefOf={(mark) => ('town' in mark ? assetsHref({ ...filter, town: mark.town }) : assetsPath)}
    />
    <Meta>{t.townsNote(mappedTo.toLocaleString('ja'))}</Meta>
  </>
)

function pinOf(row: AssetRow, months: number | undefined, today: Temporal.PlainDate): keyof typeof t.pins {
  if (row.openReports + row.openOrders > 0) return 'received'
  return inspectionState(row, months, today) === 'late' ? 'working' : 'done'
}

/** Beside the heading: how many fit, and what waits to be inspected. */
export const AssetSummary = ({ counts, now }: { counts: AssetCounts; now: Temporal.Instant }) => (
  <p class="counts">
    <span>
      {t.counts.found} <b>{bounded(counts.found)}</b>
    </span>
    <span class={counts.late > 0 ? 'due late' : undefined}>
      {t.counts.late} <b>{bounded(counts.late)}</b>
    </span>
    <span>
      {t.counts.unknown} <b>{bounded(counts.unknown)}</b>
    </span>
    <time class="meta">{t.asOf(formatTime(now, 'ja'))}</time>
  </p>
)

const bounded = (count: number): string => (count > countedTo ? `${countedTo}+` : String(count))
