const kanjiDigits = '〇一二三四五六七八九'

/**
 * One writing for a name that is looked for: width, case, katakana, 丁目 in kanji or digits, ヶ and が, long vowels of
 * romaji, spaces and hyphens. 「光ヶ丘２丁目」, 「光が丘二丁目」 and 「光が丘2-7-6」 become 「光が丘2丁目」. Twice changes nothing.
 */
export const foldName = (text: string): string =>
  withoutAccents(text.toWellFormed().normalize('NFKC').toLowerCase())
    .replaceAll(/[ヶケ](?=\p{Script=Han})/gu, 'が')
    .replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replaceAll(/[〇一二三四五六七八九十]{1,3}(?=丁目)/g, arabic)
    .replace(/(\d+)[\s-]*(?:丁目|ちょうめ|chome).*$/, '$1丁目')
    .replace(/(\d+)\s*(?:[-‐-―−ーの])\s*\d.*$/, '$1丁目')
    .replaceAll(/[\s'.,、。・‐-―−-]/g, '')
    .replaceAll(/o[ou]+/g, 'o')

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')

function arabic(number: string): string {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number]
  const ten = number.includes('十') ? (tens ? kanjiDigits.indexOf(tens) : 1) * 10 : 0
  return String(ten + (ones ? kanjiDigits.indexOf(ones) : 0))
}
