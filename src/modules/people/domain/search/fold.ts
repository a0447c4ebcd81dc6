import { variants } from './variants.ts'

/**
 * One writing of a name for searching: kanji variants on their common form, kana as plain hiragana (large, without
 * marks of length), Roman letters small and without accents; no spaces, dots or hyphens. Never shown, never compared
 * for identity.
 */
export function foldWriting(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/[\u{300}-\u{36F}]/gu, '')
    .normalize('NFC')
    .replaceAll(/[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\s・･.,'’‘`\-‐‑‒–—―−ー]/gu, '')
    .replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replaceAll(/ゔ[ぁぃぇぉ]|[ゔぢづを]/g, (kana) => readAlike[kana] ?? kana)
    .replaceAll(/[ぁぃぅぇぉっゃゅょゎゕゖ]/g, (kana) => large[kana] ?? kana)
    .replaceAll(/(.)[々〻]/gu, '$1$1')
    .replaceAll(/./gu, (character) => variants.get(character) ?? character)
  return plain.toLowerCase()
}

const readAlike: Record<string, string> = {
  ...{ ゔぁ: 'ば', ゔぃ: 'び', ゔ: 'ぶ', ゔぇ: 'べ', ゔぉ: 'ぼ' },
  ...{ ぢ: 'じ', づ: 'ず', を: 'お' },
}

const large: Record<string, string> = Object.fromEntries(
  Array.from('ぁぃぅぇぉっゃゅょゎゕゖ', (small, index) => [small, 'あいうえおつやゆよわかけ'.charAt(index)]),
)
