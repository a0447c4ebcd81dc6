import type { RegisterAddress } from './record.ts'

/** 「東京都練馬区光が丘二丁目9番6号」, 「東京都練馬区西大泉町1179番地」; without 方書. */
export function formatAddress(address: RegisterAddress): string {
  const { municipality, town, chome, ban, go, lot } = address
  const block = chome === null ? '' : `${kanjiNumber(chome)}丁目`
  return `${municipality}${town}${block}${lot === null ? `${ban}番${go === null ? '' : `${go}号`}` : lotWords(lot)}`
}

// 「1179番地」; a branch (枝) stands behind: 「1179番地2」.
function lotWords(lot: string): string {
  const [first, ...branches] = lot.split('-')
  return `${first}番地${branches.join('-')}`
}

/** The address with its 方書 after a space, as on a certificate. */
export const formatFullAddress = (address: RegisterAddress): string =>
  [formatAddress(address), address.building].filter((part) => part !== null).join(' ')

/**
 * Whether the address on a card is the registered one. 「光が丘二丁目9番6号」 and 「光が丘2-9-6」 are the same;
 * prefecture and municipality may be missing, and so may the 方書, but a different 方書 is a different home.
 */
export function isSameAddress(onCard: string, registered: RegisterAddress): boolean {
  const read = readAddress(onCard, registered.municipality)
  if (!read || read.town !== fold(registered.town)) return false
  const { chome, ban, go, lot, building } = registered
  const numbers = [chome?.toString(), ban, go, lot].flatMap((part) => (part ? fold(part).split('-') : []))
  if (numbers.some((number, index) => read.numbers[index] !== number)) return false
  const room = [...read.numbers.slice(numbers.length), read.rest].join('')
  return room === '' || (building !== null && isSameBuilding(room, building))
}

type ReadAddress = { town: string; numbers: string[]; rest: string }

function readAddress(text: string, municipality: string): ReadAddress | undefined {
  const numbered = withoutMunicipality(fold(text), municipality)
    .replaceAll(/([一二三四五六七八九十]{1,3})丁目/g, (_, kanji: string) => `${fromKanjiNumber(kanji)}-`)
    .replaceAll(/(\d+)(?:丁目|番地の?|番|号(?![室棟館]))/g, '$1-')
    .replaceAll(/-+/g, '-')
  const match = /^(\D+?)(\d+(?:-\d+)*)-?(.*)$/.exec(numbered)
  const [, town, numbers, rest = ''] = match ?? []
  return town && numbers ? { town, numbers: numbers.split('-'), rest } : undefined
}

// 練馬区 stands at the end of 東京都練馬区: either may open an address.
function withoutMunicipality(text: string, municipality: string): string {
  const whole = fold(municipality)
  const short = whole.replace(/^.{2,3}?[都道府県]/, '')
  const found = [whole, short].find((opening) => text.startsWith(opening))
  return text.slice(found?.length ?? 0)
}

// A card may give only the room (102) of 「メゾン石神井 102」.
function isSameBuilding(room: string, building: string): boolean {
  const [left, right] = [bareBuilding(room), bareBuilding(fold(building))]
  return left === right || (/^\d+$/.test(left) && new RegExp(`\\D${RegExp.escape(left)}$`).test(right))
}

const bareBuilding = (text: string): string => text.replaceAll('-', '').replace(/号?室$|号$/, '')

/** One width, no spaces, one kind of hyphen. */
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐‑‒–—―−ｰ]|(?<=\d)ー(?=\d)/g, '-')
    .toUpperCase()

const digits = '一二三四五六七八九'

/** 1–99: 二, 十, 十二, 二十一. */
export function kanjiNumber(number: number): string {
  const ten = Math.floor(number / 10)
  const tens = ten === 0 ? '' : `${ten === 1 ? '' : digits.charAt(ten - 1)}十`
  return `${tens}${number % 10 === 0 ? '' : digits.charAt((number % 10) - 1)}`
}

/** What `kanjiNumber` wrote, up to 99. */
export function fromKanjiNumber(kanji: string): number {
  const [before, after] = kanji.includes('十') ? kanji.split('十') : ['', kanji]
  const ten = kanji.includes('十') ? (before ? digits.indexOf(before) + 1 : 1) : 0
  return ten * 10 + (after ? digits.indexOf(after) + 1 : 0)
}
