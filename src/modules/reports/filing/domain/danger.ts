import { folded } from './suggest.ts'

// Whatever the kind: these may hurt somebody before an office has read about them.
const words = [
  ...[
    '火花',
    '燃え',
    '煙が',
    '爆発',
    'ガス臭',
    'ガスの臭',
    'ガスくさ',
    '感電',
    '漏電',
    '電線が切',
    '電線が垂',
    '切れた電線',
  ],
  ...['倒れそう', '崩れそう', '落ちそう', '折れそう', '倒れて道', '道をふさ', '通れない', '陥没', '沈んで', '大きな穴'],
  ...['けが', '怪我', '血が', '倒れている人', '車が落ち', '信号が消え', '信号がつかない', '溺れ', '水があふれ', '冠水'],
  ...['on fire', 'sparks', 'sparking', 'smoke', 'gas leak', 'live wire', 'collapsed', 'about to fall', 'injured'],
].map(folded)

/** Somebody may get hurt: by its kind, or by what was written. Then the telephone comes first. */
export const isDangerous = (category: { isDangerous: boolean } | undefined, text: string): boolean =>
  category?.isDangerous === true || words.some((word) => folded(text).includes(word))
