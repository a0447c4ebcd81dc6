import type { Lang } from '#platform/i18n/index.ts'

/** What somebody who writes wants; `words`: a page, by these words. */
export type Meaning =
  | { kind: 'link' | 'choose' | 'stop' | 'hours' | 'phone' | 'report' | 'words' }
  | { kind: 'lang'; lang: Lang }

// Whole messages, not parts: 「手当をやめたい」 is about an allowance. Written as they are after `folded`.
const said: Readonly<Record<Exclude<Meaning['kind'], 'words' | 'lang'>, readonly string[]>> = {
  link: ['つなぐ', '本人とつなぐ', '連携', '連携する', 'れんけい', 'link', 'linkmyidentity'],
  choose: [
    '分野を選ぶ',
    '分野',
    'お知らせ',
    'お知らせを選ぶ',
    '知りたいことを選ぶ',
    '設定',
    'choose',
    'topics',
    'choosetopics',
  ],
  stop: [
    ...['やめる', 'やめたい', 'やめて', '停止', '止める', '止めて', '配信停止', 'お知らせを止める', 'お知らせをやめる'],
    ...['解除', '退会', 'ていし', 'stop', 'unsubscribe', 'quit'],
  ],
  hours: [
    ...['時間', '受付時間', '窓口の時間', '営業時間', '開庁時間', '開いている時間', '何時まで', '何時から', '休み'],
    ...['やすみ', 'じかん', 'hours', 'openinghours', 'whenareyouopen'],
  ],
  phone: [
    '電話',
    '電話番号',
    'でんわ',
    '相談',
    'そうだん',
    '問い合わせ',
    'お問い合わせ',
    'phone',
    'telephone',
    'call',
    'contact',
  ],
  report: [
    ...[
      'まちの困りごと',
      '困りごとを知らせる',
      'レポート',
      'レポートを送る',
      '通報',
      '通報する',
      '写真を送る',
      'report',
    ],
  ],
}

const languages: Readonly<Record<Lang, readonly string[]>> = {
  easy: ['やさしい日本語', 'やさしいにほんご', '易しい日本語', 'easyjapanese'],
  en: ['english', '英語', 'えいご', 'inenglish'],
  ja: ['日本語', 'にほんご', 'japanese'],
}

export function meaningOf(text: string): Meaning {
  const asked = folded(text)
  for (const lang of ['easy', 'en', 'ja'] as const) if (languages[lang].includes(asked)) return { kind: 'lang', lang }
  for (const kind of ['link', 'choose', 'stop', 'hours', 'phone', 'report'] as const)
    if (said[kind].includes(asked)) return { kind }
  return { kind: 'words' }
}

/** Whoever writes in Latin letters alone is answered in English, this once. */
export const isLatin = (text: string): boolean =>
  /\p{Script=Latin}/u.test(text) && !/[^\p{Script=Latin}\p{Script=Common}]/u.test(text)

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s、。・「」'"?!.,？！]/g, '')
    .replace(/(です|ます|してください|をお願いします|お願いします|ください)$/, '')
