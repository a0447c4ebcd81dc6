import type { Span } from './synonyms.ts'

/**
 * What makes a sentence of a query and says nothing of its matter: 「〜はどうすればいいですか」. In texts for residents
 * the polite endings are rare enough to look weighty. Katakana is never one of them, so before kana are folded.
 */
export const fillersIn = (text: string): Span[] =>
  Array.from(text.matchAll(phrases), ({ 0: phrase, index }) => ({ start: index, end: index + phrase.length }))

/** How much of its weight a term within one of these keeps. */
export const fillerWeight = 0.25

const endings =
  'です|ます|ません|でした|ました|ましょう|でしょう|ください|下さい|たい|ほしい|欲しい|しまった|しまいました'
const before =
  '(?:(?:し|して|て|で|の|ん|は|が|も|を|に|な|い|き|り|み|え|け|せ|ね|べ|れ|られ|さ|でき|あり|おり|なり|もらえ|すれば|したら|いい|よい|良い|あっ)*)'
const after = '(?:か|が|ね|よ|から|けど|けれど|の)*'
const asking =
  'どうしたら|どうすれば|どうやって|どのように|どんな|どう|どこで|どこに|どこ|いつから|いつまで|いつ|いくら|だれ|誰|どちら|どれ|なぜ|何ですか|なんですか'
const about = 'について|に関する|に関して|とは(?=[？?]?$)|教えて|おしえて|知りたい'
const phrases = new RegExp(`(?:${asking}|${about})|${before}(?:${endings})${after}`, 'g')
