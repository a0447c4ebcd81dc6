import type { Lang } from '#platform/i18n/index.ts'
import { type Ground, type Names, wholeTowns } from '../domain/ground.ts'
import { isWithin, type Place } from '../domain/place.ts'
import type { Frame } from './frame.ts'

export type Label = { x: number; y: number; text: string; isStation: boolean }

/** Plain Japanese reads kana; an SVG has no furigana. */
export const nameIn = (lang: Lang, { name, kana, english }: Names): string =>
  ({ ja: name, easy: kana, en: english })[lang]

/** Names that fit on the sheet beside each other and beside what is `taken`, the more important first. */
export function labelsOn(frame: Frame, ground: Ground, lang: Lang, taken: readonly Box[] = []): Label[] {
  const boxes: Box[] = [...taken]
  const labels: Label[] = []
  for (const { names, place, isStation } of namesFor(frame, ground)) {
    if (!isWithin(place, frame.bounds)) continue
    const { x, y } = frame.pointOf(place)
    const text = nameIn(lang, names)
    for (const [right, below] of isStation ? aroundDot(widthOf(text)) : overArea) {
      const label = { x: Math.round(x + right), y: Math.round(y) + below, text, isStation }
      const box = boxOf(label)
      if (!isOnSheet(frame, box) || boxes.some((other) => !isApart(box, other))) continue
      boxes.push(box)
      labels.push(label)
      break
    }
  }
  return labels
}

type Named = { names: Names; place: Place; isStation: boolean }

/** The wider the view, the fewer kinds of names. */
function namesFor({ width, metresPerUnit }: Frame, ground: Ground): Named[] {
  const { landmarks, towns } = ground
  const wide = width * metresPerUnit
  const stations = landmarks
    .filter(({ kind, rank = 9 }) => kind === 'station' && rank <= (wide > 7000 ? 1 : wide > 3500 ? 2 : 9))
    .toSorted((a, b) => (a.rank ?? 9) - (b.rank ?? 9))
    .map((one) => ({ names: withoutStation(one), place: one.place, isStation: true }))
  if (wide > 7000) return stations
  if (wide > 2600) return [...stations, ...unmarked(wholeTowns(ground))]
  const near = landmarks.filter(({ kind }) => kind !== 'station')
  return [...unmarked(towns), ...stations, ...unmarked(near)]
}

const unmarked = (all: readonly (Names & { place: Place })[]): Named[] =>
  all.map((names) => ({ names, place: names.place, isStation: false }))

// The dot says that it is a station.
const withoutStation = ({ name, kana, english }: Names): Names => ({
  name: name.replace(/駅$/, ''),
  kana: kana.replace(/えき$/, ''),
  english: english.replace(/ Station$/, ''),
})

/** In units of the sheet. */
export type Box = { left: number; right: number; top: number; bottom: number }

export const scaleBox = ({ width, height }: Frame): Box => ({
  left: 0,
  right: width / 4 + 24,
  top: height - 56,
  bottom: height,
})

/** Where a pin stands: no name under it. */
export const boxAround = ({ x, y }: { x: number; y: number }, half = 36): Box => ({
  left: x - half,
  right: x + half,
  top: y - half,
  bottom: y + half,
})

// The size on a phone, where letters are largest for the sheet: 24 units (map.css).
const size = 24

const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[\u0020-\u007e]/.test(letter) ? 0.56 : 1), 0) * size

/** Above the dot, below, to its right, to its left; and for the name of an area about its middle. */
const aroundDot = (width: number): [number, number][] => [
  [0, -14],
  [0, 32],
  [width / 2 + 12, 9],
  [-width / 2 - 12, 9],
]
const overArea: readonly [number, number][] = [
  [0, 8],
  [0, -18],
  [0, 34],
]

function boxOf({ x, y, text }: Label): Box {
  const width = widthOf(text)
  return { left: x - width / 2, right: x + width / 2, top: y - size, bottom: y + size * 0.2 }
}

const isApart = (a: Box, b: Box): boolean =>
  a.right + 6 < b.left || b.right + 6 < a.left || a.bottom + 4 < b.top || b.bottom + 4 < a.top

const isOnSheet = ({ width, height }: Frame, { left, right, top, bottom }: Box): boolean =>
  left > 4 && right < width - 4 && top > 4 && bottom < height - 4
