import type { Lang } from '#platform/i18n/index.ts'
import type { Ground, Names } from '../domain/ground.ts'
import { isWithin, middleOf, boundsOf, type Place } from '../domain/place.ts'
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
    for (const below of isStation ? [-14, 32] : [8]) {
      const label = { x: Math.round(x), y: Math.round(y) + below, text, isStation }
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
function namesFor({ width, metresPerUnit }: Frame, { landmarks, towns }: Ground): Named[] {
  const wide = width * metresPerUnit
  const stations = landmarks
    .filter(({ kind, rank = 9 }) => kind === 'station' && rank <= (wide > 7000 ? 1 : wide > 3500 ? 2 : 9))
    .toSorted((a, b) => (a.rank ?? 9) - (b.rank ?? 9))
    .map((one) => ({ names: withoutStation(one), place: one.place, isStation: true }))
  if (wide > 7000) return stations
  if (wide > 2600) return [...stations, ...wholeTowns(towns)]
  const near = landmarks.filter(({ kind }) => kind !== 'station')
  return [
    ...towns.map((names) => ({ names, place: names.place, isStation: false })),
    ...stations,
    ...near.map((names) => ({ names, place: names.place, isStation: false })),
  ]
}

// The dot says that it is a station.
const withoutStation = ({ name, kana, english }: Names): Names => ({
  name: name.replace(/駅$/, ''),
  kana: kana.replace(/えき$/, ''),
  english: english.replace(/ Station$/, ''),
})

function wholeTowns(towns: Ground['towns']): Named[] {
  const byTown = Map.groupBy(towns, ({ town }) => town)
  return [...byTown.values()].map((blocks) => {
    const { kana = '', english = '', town: name = '' } = blocks[0] ?? {}
    return {
      names: { name, kana: kana.replace(/\d+ちょうめ$/, ''), english: english.replace(/ \d+-chome$/, '') },
      place: middleOf(boundsOf(blocks.map(({ place }) => place))),
      isStation: false,
    }
  })
}

/** In units of the sheet. */
export type Box = { left: number; right: number; top: number; bottom: number }

// The size on a phone, where letters are largest for the sheet: 24 units (map.css).
const size = 24

function boxOf({ x, y, text }: Label): Box {
  const width = [...text].reduce((sum, letter) => sum + (/[\u0020-\u007e]/.test(letter) ? 0.56 : 1), 0) * size
  return { left: x - width / 2, right: x + width / 2, top: y - size, bottom: y + size * 0.2 }
}

const isApart = (a: Box, b: Box): boolean =>
  a.right + 6 < b.left || b.right + 6 < a.left || a.bottom + 4 < b.top || b.bottom + 4 < a.top

const isOnSheet = ({ width, height }: Frame, { left, right, top, bottom }: Box): boolean =>
  left > 4 && right < width - 4 && top > 4 && bottom < height - 4
