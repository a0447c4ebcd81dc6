import type { WithContent } from '#platform/ui/content.ts'
import { LinkButton, Link, Meta } from '#platform/ui/index.ts'
import { type Bounds, DrawnMap, type Ground, nearestTown } from '../../ground/index.ts'
import type { Catalogue } from '../../record/index.ts'
import { mostPins, type OnMap } from '../actions/map-in.ts'
import { addressOf, type Filter } from '../domain/filter.ts'
import { squaresFor, type Step, stepFrom, type View, viewParameters, zooms } from '../domain/view.ts'
import type { Square } from '../store/map.ts'
import { readingTexts } from '../text/index.ts'
import { FilterForm } from './filter-form.tsx'
import { Head, number } from './list-page.tsx'
import { addressOfReport, State, TitleOf } from './rows.tsx'
import type { Say } from './say.ts'

export type MapProps = {
  say: Say
  catalogue: Catalogue
  filter: Filter
  ground: Ground
  view: View
  bounds: Bounds
  onMap: OnMap
  /** Where the operator has set a map in tiles. */
  tiles: Tiles | undefined
}

export type Tiles = { style: string; script: string; worker: string }

/** The whole map, moved by links; what is on it stands beside it in words. */
export const MapPage = (props: MapProps) => {
  const { say, catalogue, filter, onMap } = props
  const t = readingTexts(say.lang)
  return (
    <>
      <Head say={say} lede={t.map.lede} />
      <FilterForm say={say} lang={say.lang} catalogue={catalogue} filter={filter} action="/reports/map" />
      <div class="report-columns wide-map">
        <section aria-labelledby="in-view">
          <h2 id="in-view">
            {t.map.inView} <small>{t.year.reports(number(shownCount(onMap)))}</small>
          </h2>
          <InView {...props} />
          <p>
            <Link href={addressOf('/reports', filter)} standalone>
              {t.map.asList}
            </Link>
          </p>
        </section>
        <section aria-labelledby="map">
          <h2 id="map" class="vh">
            {t.map.title}
          </h2>
          <Controls {...props} />
          <OnTiles {...props}>
            <Drawn {...props} />
          </OnTiles>
        </section>
      </div>
    </>
  )
}

/** The island puts the marks that we draw on a map in tiles; until then, and without it, ours is there. */
const OnTiles = ({ say, filter, view, bounds, tiles, children }: WithContent & MapProps) => {
  if (!tiles) return <>{children}</>
  const { south, west, north, east } = bounds
  return (
    <div
      class="report-map"
      data-style={tiles.style}
      data-tiles={tiles.script}
      data-worker={tiles.worker}
      data-bounds={[west, south, east, north].join(',')}
    >
      <p class="map-again" hidden>
        <LinkButton href={addressOf('/reports/map', filter, viewParameters(view))} variant="secondary" small>
          {readingTexts(say.lang).map.thisArea}
        </LinkButton>
      </p>
      {children}
    </div>
  )
}

const shownCount = (onMap: OnMap): number => (onMap.kind === 'reports' ? onMap.reports.length : onMap.count)

const Drawn = ({ say, filter, ground, view, bounds, onMap }: MapProps) => {
  const t = readingTexts(say.lang)
  const pins =
    onMap.kind === 'reports'
      ? onMap.reports.map((report, at) => ({
          place: { lat: report.lat, lon: report.lon },
          number: at + 1,
          state: report.shape,
          label: t.map.pin(String(at + 1), say.plainTitle(report), say.plain(t.states[report.state])),
          href: addressOfReport(report.number),
        }))
      : []
  const clusters =
    onMap.kind === 'squares'
      ? onMap.squares.map((square) => ({
          ...square,
          label: say.plain(t.map.cluster(number(square.count), townAt(say, ground, square))),
          href: closerAddress(filter, view, square),
        }))
      : []
  return (
    <DrawnMap
      ground={ground}
      bounds={bounds}
      title={say.plain(t.map.title)}
      pins={pins}
      clusters={clusters}
      hrefOf={({ href }) => href}
      hasLegend={onMap.kind === 'reports'}
    />
  )
}

/** As far as the square that was pressed fills the map. */
const closer = (view: View): number => Math.min(zooms.closest, squaresFor(view))

const steps = ['nearer', 'further', 'west', 'north', 'south', 'east'] as const satisfies readonly Step[]

const Controls = ({ say, filter, ground, view }: MapProps) => {
  const t = readingTexts(say.lang).map
  const links = steps.flatMap((step) => {
    const to = stepFrom(view, step, ground.bounds)
    return to ? [{ words: t[step], href: addressOf('/reports/map', filter, viewParameters(to)) }] : []
  })
  return (
    <nav class="map-steps" aria-label={t.controls}>
      {links.map(({ words, href }) => (
        <LinkButton href={href} variant="secondary" small>
          {words}
        </LinkButton>
      ))}
      {view.kind === 'near' && (
        <LinkButton href={addressOf('/reports/map', filter)} variant="secondary" small>
          {t.home}
        </LinkButton>
      )}
    </nav>
  )
}

const closerAddress = (filter: Filter, view: View, { place }: Square): string =>
  addressOf('/reports/map', filter, viewParameters({ kind: 'near', middle: place, zoom: closer(view) }))

const townAt = (say: Say, ground: Ground, { place }: Square): string => {
  const town = nearestTown(ground, place)
  return town ? say.town(town.name) : ''
}

const InView = ({ say, filter, ground, view, onMap }: MapProps) => {
  const texts = readingTexts(say.lang)
  const t = texts.map
  if (onMap.kind === 'squares')
    return (
      <>
        <p>{t.manyInView(number(onMap.count))}</p>
        <ul class="report-squares">
          {onMap.squares
            .toSorted((one, other) => other.count - one.count)
            .map((square) => (
              <li>
                <Link href={closerAddress(filter, view, square)}>{t.around(townAt(say, ground, square))}</Link>{' '}
                <b>{texts.year.reports(number(square.count))}</b>
              </li>
            ))}
        </ul>
      </>
    )
  const { reports } = onMap
  if (reports.length === 0) return <p>{t.noneInView}</p>
  return (
    <>
      {reports.length >= mostPins && <Meta>{t.newestInView(number(reports.length))}</Meta>}
      <ol class="reports brief">
        {reports.map((report, at) => (
          <li id={`report-${at + 1}`}>
            <p class="number" aria-hidden="true">
              {at + 1}
            </p>
            <div>
              <p>
                <Link href={addressOfReport(report.number)}>
                  <TitleOf say={say} report={report} />
                </Link>{' '}
                <span class="meta">{say.day(report.filedAt)}</span>
              </p>
              <p>
                <State say={say} report={report} />
              </p>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
