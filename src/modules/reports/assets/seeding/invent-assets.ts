import { between, happens, pick, type Random, randomOf } from '#demo/population/random.ts'
import {
  distanceMetres,
  type Ground,
  isInside,
  moved,
  nearestTown,
  type Owner,
  ownerAt,
  type Place,
} from '../../ground/index.ts'
import type { AssetKind } from '../domain/kinds.ts'
import type { AssetKinds } from '../kinds.ts'

/** A thing that nobody put up. */
export type InventedAsset = {
  kind: string
  plate: string
  label: string
  place: Place
  town: string
  owner: Owner
  installedOn: Temporal.PlainDate
  inspectedOn: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  attributes: Record<string, string>
}

export type AssetWorld = { ground: Ground; kinds: AssetKinds; today: Temporal.PlainDate }
type Spot = { kind: string; label: string; place: Place; owner?: Owner | undefined }

const seed = 20200401

/** About 1,500 things: always the same in one ground, numbered within each kind. */
export function inventAssets(world: AssetWorld): InventedAsset[] {
  const next = randomOf(seed, 0)
  const { ground, kinds } = world
  const spots = [...alongRoads(ground), ...inParks(ground, next), ...inTowns(ground, next)].filter(
    ({ kind, place }) => kinds.has(kind) && isInside(ground, place) === 'inside',
  )
  const numbers = new Map<string, number>()
  return spots.flatMap((spot) => {
    const kind = kinds.get(spot.kind)
    if (!kind) return []
    const number = (numbers.get(kind.code) ?? 0) + 1
    numbers.set(kind.code, number)
    return [assetAt(world, kind, spot, number, next)]
  })
}

function assetAt(
  { ground, today }: AssetWorld,
  kind: AssetKind,
  { label, place, owner }: Spot,
  number: number,
  next: Random,
): InventedAsset {
  const life = (kind.lifeYears ?? 15) * 365
  const installedOn = today.subtract({ days: between(60, Math.round(life * 1.1), next) })
  const endedOn = happens(150, next) ? today.subtract({ days: between(1, 50, next) }) : null
  return {
    kind: kind.code,
    plate: `${kind.platePrefix}-${String(number).padStart(4, '0')}`,
    label,
    place,
    town: nearestTown(ground, place)?.name ?? '',
    owner: owner ?? ownerAt(ground, place)?.owner ?? 'ward',
    installedOn,
    inspectedOn: inspectedOf(kind, installedOn, today, next),
    endedOn,
    attributes: Object.fromEntries(kind.fields.map((field) => [field.code, answerTo(field, next)])),
  }
}

// Most are looked at in time; one in ten has waited a little too long.
function inspectedOf(
  { inspectionMonths }: AssetKind,
  installedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
  next: Random,
): Temporal.PlainDate | null {
  if (inspectionMonths === undefined) return null
  const days = between(1, Math.round(inspectionMonths * 30.4 * 1.1), next)
  const day = today.subtract({ days })
  return Temporal.PlainDate.compare(day, installedOn) > 0 ? day : null
}

const numbers: Readonly<Record<string, readonly string[]>> = {
  watts: ['20', '32', '40', '80', '100'],
  diameter: ['600', '800', '1000'],
}

const answerTo = ({ code, values }: AssetKind['fields'][number], next: Random): string =>
  values.length > 0 ? pick(values, next).key : pick(numbers[code] ?? ['1'], next)

const lampMetres = 250

/** A lamp every 250 m of the drawn roads, on either side in turn. */
function alongRoads({ roads }: Ground): Spot[] {
  return roads.flatMap(({ name, line, owner, halfWidthMetres }) =>
    pointsAlong(line, lampMetres).map((point, at) => ({
      kind: 'lamp',
      label: `${name} ${at + 1}番の街路灯`,
      place: moved(point, at % 2 === 0 ? 'north' : 'south', Math.min(halfWidthMetres, 12)),
      owner,
    })),
  )
}

function pointsAlong(line: readonly Place[], metres: number): Place[] {
  const points: Place[] = []
  let left = metres / 2
  line.slice(1).forEach((to, at) => {
    const from = line[at]
    if (!from) return
    const length = distanceMetres(from, to)
    for (; left <= length; left += metres) {
      const share = left / length
      points.push({ lat: from.lat + (to.lat - from.lat) * share, lon: from.lon + (to.lon - from.lon) * share })
    }
    left -= length
  })
  return points
}

const ofPark: readonly (readonly [kind: string, name: string, count: number])[] = [
  ['lamp', '園内灯', 20],
  ['bench', 'ベンチ', 24],
  ['playground', '遊具', 8],
  ['fountain', '水飲み場', 4],
]

function inParks({ parks }: Ground, next: Random): Spot[] {
  return parks.flatMap(({ name, ring, owner }) => {
    const [lats, lons] = [ring.map(({ lat }) => lat), ring.map(({ lon }) => lon)]
    const middle = {
      lat: (Math.min(...lats) + Math.max(...lats)) / 2,
      lon: (Math.min(...lons) + Math.max(...lons)) / 2,
    }
    return ofPark.flatMap(([kind, what, count]) =>
      Array.from({ length: count }, (_, at) => {
        const corner = pick(ring, next)
        const share = between(10, 85, next) / 100
        const place = {
          lat: middle.lat + (corner.lat - middle.lat) * share,
          lon: middle.lon + (corner.lon - middle.lon) * share,
        }
        return { kind, label: `${name} ${what}${at + 1}`, place, owner }
      }),
    )
  })
}

/** Lamps, mirrors and a board of each town, and a small playground in every third. */
function inTowns({ towns }: Ground, next: Random): Spot[] {
  return towns.flatMap(({ name, place }, at) => {
    const near = (metres: number): Place =>
      moved(moved(place, 'north', between(-metres, metres, next)), 'east', between(-metres, metres, next))
    const several = (kind: string, what: string, count: number): Spot[] =>
      Array.from({ length: count }, (_, n) => ({
        kind,
        label: `${name} ${what}${n + 1}`,
        place: near(250),
        owner: 'ward' as const,
      }))
    return [
      ...several('lamp', '街路灯', 4),
      ...several('mirror', 'カーブミラー', 1),
      ...(at % 2 === 0 ? several('board', '掲示板', 1) : []),
      ...(at % 3 === 0 ? playgroundOf(name, near(180), next) : []),
    ]
  })
}

function playgroundOf(town: string, place: Place, next: Random): Spot[] {
  const close = () => moved(moved(place, 'north', between(-15, 15, next)), 'east', between(-15, 15, next))
  return [
    ...['ぶらんこの横', '入口', '砂場の横'].map((where) => ({ kind: 'bench', where, what: 'ベンチ' })),
    ...['東側', '西側'].map((where) => ({ kind: 'playground', where, what: '遊具' })),
    { kind: 'fountain', where: '入口', what: '水飲み場' },
  ].map(({ kind, where, what }) => ({
    kind,
    label: `${town}児童遊園 ${where}の${what}`,
    place: close(),
    owner: 'park' as const,
  }))
}
