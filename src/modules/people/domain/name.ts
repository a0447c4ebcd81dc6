/**
 * Whether two writings are the same name: width, spaces and case do not count, every kanji does.
 * 髙 is not 高, and compatibility kanji (U+FA19) and variation selectors stay apart; plain NFKC would merge them.
 */
export const isSameName = (left: string, right: string): boolean => foldName(left) === foldName(right)

/** Whether the card's name is the registered one; a card may carry the 旧氏 in brackets: 「小林[大橋]和子」. */
export function isNameOnCard(onCard: string, record: { name: string; formerSurname: string | null }): boolean {
  if (isSameName(onCard, record.name)) return true
  if (record.formerSurname === null) return false
  return foldName(onCard).replace(`[${foldName(record.formerSurname)}]`, '') === foldName(record.name)
}

const foldName = (name: string): string =>
  name
    .replaceAll(/[^\p{Script=Han}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]+/gu, (run) => run.normalize('NFKC'))
    .replaceAll(/\s/g, '')
    .replaceAll('［', '[')
    .toUpperCase()

/** Folded copy for searching: kanji variants on their common form, kana as hiragana. Never shown, never compared for identity. */
export const foldForSearch = (parts: readonly (string | null | undefined)[]): string =>
  parts
    .filter((part) => typeof part === 'string')
    .map((part) =>
      part
        .normalize('NFKC')
        .replaceAll(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\s]/gu, '')
        .replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
        .replaceAll(/./gu, (character) => variants.get(character) ?? character)
        .toLowerCase(),
    )
    .join(' ')

const variants = new Map(
  [
    '高髙',
    '崎﨑嵜碕',
    '吉𠮷',
    '斎齋斉齊',
    '辺邉邊',
    '沢澤',
    '浜濱濵',
    '広廣',
    '桜櫻',
    '国國',
    '島嶋嶌',
    '富冨',
    '柳栁',
    '隆隆',
  ].flatMap((family) => {
    const [common = '', ...others] = family
    return others.map((other) => [other, common] as const)
  }),
)
