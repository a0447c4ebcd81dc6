import type { Lang } from '#platform/i18n/index.ts'
import { Link } from '#platform/ui/index.ts'
import { type Facility, type PlaceWords, sayName, sayWord } from '../../places/index.ts'
import { vacancyTexts } from '../text/index.ts'

/** A facility with how many of its rooms have something free, and where its list is. */
export type MappedFacility = { facility: Facility; free: number; href: string }

const width = 1000
const margin = 40

/** Numbered points among the stations, on the plane; the list below says what each number is. */
export const PlainMap = ({
  lang,
  words,
  found,
}: {
  lang: Lang
  words: PlaceWords
  found: readonly MappedFacility[]
}) => {
  const t = vacancyTexts(lang)
  const placed = found.filter(({ facility }) => facility.point)
  const { x, y, height } = projection([
    ...placed.flatMap(({ facility }) => (facility.point ? [facility.point] : [])),
    ...words.stations.map(({ point }) => point),
  ])
  return (
    <>
      <svg class="plain-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t.map.alt}>
        {words.stations.map((station) => (
          <g class="station">
            <rect x={x(station.point) - 5} y={y(station.point) - 5} width="10" height="10" />
            <text x={x(station.point) + 9} y={y(station.point) + 5}>
              {shortStation(station, lang)}
            </text>
          </g>
        ))}
        {placed.map(({ facility, free }, at) =>
          facility.point ? (
            <g class={free > 0 ? 'point' : 'point none'}>
              <circle cx={x(facility.point)} cy={y(facility.point)} r="13" />
              <text x={x(facility.point)} y={y(facility.point) + 6} text-anchor="middle">
                {at + 1}
              </text>
            </g>
          ) : null,
        )}
      </svg>
      <ol class="mapped">
        {placed.map(({ facility, free, href }, at) => (
          <li>
            <b>{at + 1}</b>
            <span>
              <Link href={href}>{sayName(facility, lang)}</Link> {free > 0 ? t.freeRooms(String(free)) : t.taken}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

/** 「大泉学園」 of 「西武池袋線 大泉学園駅」. */
function shortStation(station: PlaceWords['stations'][number], lang: Lang): string {
  if (lang === 'en') return sayWord(station, 'en').replace(/ Station$/, '')
  return station.ja.replace(/^.* /, '').replace(/駅$/, '')
}

type Point = readonly [latitude: number, longitude: number]

/** Points of a town onto a drawing, north up, lengths kept. */
function projection(points: readonly Point[]) {
  const lats = points.map(([lat]) => lat)
  const lons = points.map(([, lon]) => lon)
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const squeeze = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const perDegree = (width - 2 * margin) / Math.max((east - west) * squeeze, 1e-6)
  return {
    x: ([, lon]: Point) => Math.round(margin + (lon - west) * squeeze * perDegree),
    y: ([lat]: Point) => Math.round(margin + (north - lat) * perDegree),
    height: Math.round(2 * margin + (north - south) * perDegree),
  }
}
