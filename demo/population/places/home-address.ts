import type { DemoAddress } from '../../person.ts'
import { between, happens, mix, type Random, weighted } from '../random.ts'
import { type Town, towns } from './towns.ts'

/** An address for one home: a house of its own, or a room in a building whose name everybody there shares. */
export function homeAddress(next: Random, kind: 'house' | 'room'): DemoAddress {
  const town = drawTown(next)
  const start = { town: town.name, postcode: town.postcode }
  if (town.lot !== undefined)
    return { ...start, lot: town.lot, ...(kind === 'room' && { building: `${between(1, 60, next)}号` }) }
  for (;;) {
    const { chome, ban, go } = blockIn(town, next)
    const place = mix(mix(Number(town.postcode.replace('-', ''))) ^ ((chome * 100 + ban) * 100 + go))
    const isBuilding = place % 100 < buildingsInHundred
    if (isBuilding !== (kind === 'room')) continue
    const building = isBuilding ? `${nameOfBuilding(place)}${roomIn(place, next)}` : lodging(next)
    return {
      ...start,
      ...(chome > 0 && { chome }),
      ban: String(ban),
      go: String(go),
      ...(building !== undefined && { building }),
    }
  }
}

/** 「東京都練馬区光が丘二丁目9番6号」: an earlier address inside the ward. */
export function addressText({ town, chome, ban, go, lot }: DemoAddress): string {
  const block = chome === undefined ? '' : `${'一二三四五六七八九'.charAt(chome - 1)}丁目`
  return `東京都練馬区${town}${block}${lot === undefined ? `${ban}番${go}号` : `${lot}番地`}`
}

const buildingsInHundred = 12
const drawTown = weighted(towns.map((town) => [town, town.weight] as const))

const blockIn = (town: Town, next: Random) => ({
  chome: town.chome === 0 ? 0 : between(1, town.chome, next),
  ban: between(1, 48, next),
  go: between(1, 28, next),
})

// 「〇〇方」: lives at somebody's.
const lodging = (next: Random): string | undefined => (happens(40, next) ? `${hosts[next(hosts.length)]}方` : undefined)
const hosts = ['田中', '加藤', '本橋', '井口', '髙橋', '渡邊', '内田', '榎本']

const fronts =
  'コーポ メゾン グリーン パーク サン ハイツ フラワー ヴィラ シティ レジデンス コート ベル ルミエール ソレイユ プラザ エスト'.split(
    ' ',
  )
const backs =
  'みどり つつじ こぶし 大根 けやき さくら 若葉 富士 弥生 照姫 あおば ひばり すみれ 武蔵 ときわ 白子 石神 小川'.split(
    ' ',
  )
const ends = '  　ハイム ハウス　 荘 Ⅱ 第二 コーポ マンション'.split(' ')

function nameOfBuilding(place: number): string {
  const [front, back] = [fronts[(place >>> 8) % fronts.length], backs[(place >>> 13) % backs.length]]
  if (place % 7 === 0) return `${back}荘`
  if (place % 11 === 0) return `都営${back}アパート${1 + ((place >>> 5) % 12)}号棟`
  return `${front}${back}${ends[(place >>> 18) % ends.length]?.trim() ?? ''}`
}

function roomIn(place: number, next: Random): string {
  const floors = place % 5 === 0 ? 3 + ((place >>> 4) % 10) : 2 + ((place >>> 4) % 2)
  const room = `${between(1, floors, next)}${String(between(1, 4 + ((place >>> 9) % 6), next)).padStart(2, '0')}`
  return place % 3 === 0 ? ` ${room}` : place % 3 === 1 ? ` ${room}号室` : ` ${room}号`
}
