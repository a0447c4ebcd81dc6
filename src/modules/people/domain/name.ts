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
