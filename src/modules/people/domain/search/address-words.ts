import { fromKanjiNumber } from '../address.ts'

/** A typed address: the town or its beginning, and the numbers after it in order (丁目, 番, 号, or 番地). */
export type AddressWords = { town: string; numbers: readonly string[] }

/**
 * Reads 「光が丘2-7-6」「光が丘二丁目7番」「練馬区西大泉町1179番地」「大泉」. What follows the 号 does not count; after hyphens the last number may be a room.
 * `undefined`: there is no town in it.
 */
export function readAddressWords(text: string, municipality: string): AddressWords | undefined {
  const folded = text
    .normalize('NFKC')
    .replaceAll(/(?<=\d)\s+(?=\d)/g, '-')
    .replaceAll(/\s/g, '')
    .replaceAll(/[‐‑‒–—―−ｰ]|(?<=\d)ー(?=\d)/g, '-')
  const [, town = '', rest = ''] =
    /^(\D*?)((?:[一二三四五六七八九十]+丁目|\d).*)?$/.exec(withoutMunicipality(folded, municipality)) ?? []
  if (town === '') return undefined
  const numbered = rest
    .replace(/^([一二三四五六七八九十]{1,3})丁目/, (_, kanji: string) => `${fromKanjiNumber(kanji)}-`)
    .replace(/(\d)号.*$/, '$1')
    .replaceAll(/(\d+)(?:丁目|番地の?|番|の)/g, '$1-')
  const [numbers = ''] = /^\d+(?:-+\d+)*/.exec(numbered) ?? []
  return { town, numbers: numbers === '' ? [] : numbers.split(/-+/).slice(0, 4) }
}

// 練馬区 stands at the end of 東京都練馬区: either may open an address.
function withoutMunicipality(text: string, municipality: string): string {
  const short = municipality.replace(/^.{2,3}?[都道府県]/, '')
  const found = [municipality, short].find((opening) => opening !== '' && text.startsWith(opening))
  return text.slice(found?.length ?? 0)
}
