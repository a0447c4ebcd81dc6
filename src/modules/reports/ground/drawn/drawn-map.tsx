import { type Content, safeHref, usePage } from '#platform/ui/index.ts'
import type { Ground } from '../domain/ground.ts'
import { type Bounds, grown, isWithin, type Place } from '../domain/place.ts'
import { groundTexts } from '../text/index.ts'
import { type Frame, frameOf } from './frame.ts'
import { type Box, boxAround } from './labels.ts'
import { linesPath } from './paths.ts'
import { Sheet } from './sheet.tsx'
import { spread } from './spread.ts'

/** ◆ received, ● working, ■ done: the shape says it, the colour only repeats it. */
export type PinState = 'received' | 'working' | 'done'

/** `label` is what a screen reader says: 「1 街路灯がつかない、受け付けました」. */
export type Pin = { place: Place; number: number; state: PinState; label: string }
export type Cluster = { place: Place; count: number; label: string }

type DrawnMapProps<OnePin extends Pin, OneCluster extends Cluster> = {
  ground: Ground
  /** Missing: the whole municipality. */
  bounds?: Bounds | undefined
  /** What the map shows, for who does not see it. */
  title: string
  pins?: readonly OnePin[]
  clusters?: readonly OneCluster[]
  /** A line from place to place, under the pins. */
  way?: readonly Place[] | undefined
  /** The chosen place, or where the reader is. */
  here?: Place | undefined
  /** Where a pin or cluster leads; without it none is a link. */
  hrefOf?: ((mark: OnePin | OneCluster) => string) | undefined
  /** Says below what the shapes mean. */
  hasLegend?: boolean
}

/** The map that we draw: an SVG that needs no script and no network. Wants the sheet `map.css`. */
export const DrawnMap = <OnePin extends Pin, OneCluster extends Cluster>({
  ground,
  bounds,
  title,
  pins = [],
  clusters = [],
  way = [],
  here,
  hrefOf,
  hasLegend,
}: DrawnMapProps<OnePin, OneCluster>) => {
  const { lang } = usePage()
  const t = groundTexts(lang)
  const frame = frameOf(bounds ?? grown(ground.bounds, 250), 640, { least: 0.6, most: 1 })
  const link = (mark: OnePin | OneCluster) => hrefOf && safeHref(lang, hrefOf(mark))
  const shown = <Marked extends { place: Place }>(marks: readonly Marked[]) =>
    marks.filter(({ place }) => isWithin(place, frame.bounds))
  const drawn = shown(pins)
  const spots = spread(
    drawn.map(({ place }) => frame.pointOf(place)),
    frame,
  )
  const standing = drawn.flatMap((pin, at) => {
    const spot = spots[at]
    return spot ? [{ pin, ...spot }] : []
  })
  const taken = [
    ...standing.map(boxOfPin),
    ...clusters.map(({ place, count }) => boxAround(frame.pointOf(place), radiusOf(count))),
    ...(here ? [boxAround(frame.pointOf(here))] : []),
  ]
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={title}>
        <Sheet ground={ground} frame={frame} lang={lang} taken={taken} />
        {way.length > 1 && <path class="way" d={linesPath(frame, [way])} />}
        {shown(clusters).map((cluster) => (
          <Mark at={frame.pointOf(cluster.place)} mark={cluster} href={link(cluster)} kind="cluster">
            <circle r={radiusOf(cluster.count)} />
            <text y="9">{cluster.count > 999 ? '999+' : cluster.count}</text>
          </Mark>
        ))}
        <Leaders spots={standing} />
        {standing.map(({ pin, x, y }) => (
          <Mark at={{ x, y }} mark={pin} href={link(pin)} kind={pin.state}>
            <path d={shapes[pin.state]} />
            <text y="-27">{pin.number}</text>
          </Mark>
        ))}
        {here && <Here frame={frame} place={here} label={t.map.here} />}
      </svg>
      <figcaption>
        {hasLegend && <Legend />}
        <Credits ground={ground} />
      </figcaption>
    </figure>
  )
}

const shapes: Record<PinState, string> = {
  received: 'M0 0v-8M0-66 30-36 0-6-30-36Z',
  working: 'M0 0v-10M0-63a26 26 0 1 1 0 52 26 26 0 0 1 0-52Z',
  done: 'M0 0v-12M-24-60h48v48h-48Z',
}

// Letters do not stand under a mark.
const boxOfPin = ({ x, y }: { x: number; y: number }): Box => ({
  left: x - 28,
  right: x + 28,
  top: y - 66,
  bottom: y + 2,
})

const radiusOf = (count: number): number => Math.min(46, 26 + Math.round(Math.log10(Math.max(count, 1)) * 8))

type MarkProps = {
  at: Point
  mark: { label: string; place: Place }
  kind: string
  href: string | undefined
  children: Content
}
type Point = { x: number; y: number }

const Mark = ({ at, mark, kind, href, children }: MarkProps) => {
  const body = (
    <g class={`mark ${kind}`} transform={`translate(${round(at)})`}>
      <g>
        <circle class="reach" cy={kind === 'cluster' ? 0 : -36} r="44" />
        {children}
      </g>
    </g>
  )
  return href === undefined ? (
    <g role="img" aria-label={mark.label}>
      {body}
    </g>
  ) : (
    <a href={href} aria-label={mark.label} data-at={`${mark.place.lat.toFixed(5)},${mark.place.lon.toFixed(5)}`}>
      {body}
    </a>
  )
}

/** From pins that had to stand aside to what they are about. */
const Leaders = ({ spots }: { spots: readonly (Point & { from?: Point })[] }) => {
  const moved = spots.flatMap(({ x, y, from }) => (from ? [{ from, to: { x, y: y - 8 } }] : []))
  if (moved.length === 0) return null
  return (
    <g class="leaders" aria-hidden="true">
      <path d={moved.map(({ from, to }) => `M${round(from)}L${round(to)}`).join('')} />
      <path class="spot" d={moved.map(({ from }) => `M${round(from)}h.01`).join('')} />
    </g>
  )
}

const round = ({ x, y }: Point): string => `${Math.round(x)} ${Math.round(y)}`

const Here = ({ frame, place, label }: { frame: Frame; place: Place; label: string }) => {
  const { x, y } = frame.pointOf(place)
  return (
    <g class="mark here" role="img" aria-label={label} transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
      <g>
        <path d="M0-34v22m0 24v22M-34 0h22m24 0h22M0-12a12 12 0 1 1 0 24 12 12 0 0 1 0-24Z" />
      </g>
    </g>
  )
}

/** What the three shapes mean, in words. */
export const Legend = () => {
  const { states } = groundTexts(usePage().lang).map
  return (
    <ul class="legend">
      {(['received', 'working', 'done'] as const).map((state) => (
        <li>
          <svg class={`mark ${state}`} viewBox="-32 -68 64 64" aria-hidden="true">
            <path d={shapes[state]} />
          </svg>
          <span>{states[state]}</span>
        </li>
      ))}
    </ul>
  )
}

/** Whose data a map is made of: it stands below every one. */
export const Credits = ({ ground }: { ground: Ground }) => {
  const { lang } = usePage()
  return (
    <p class="credit">
      {groundTexts(lang).map.credits(
        ground.credits.map((credit) => (lang === 'en' ? credit.en : credit.ja)).join(lang === 'en' ? '; ' : '。'),
      )}
    </p>
  )
}
