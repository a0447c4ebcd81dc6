export const ja = {
  title: '受付《うけつけ》の期間《きかん》',
  opens: (name: string, day: string) =>
    `「${name}」の受付《うけつけ》は、${day}から始《はじ》まります。いまはまだ出《だ》せません。`,
  closed: (name: string, day: string) => `「${name}」の受付《うけつけ》は、${day}で終《お》わりました。`,
  period: (name: string, from: string, until: string) => `「${name}」は${from}から${until}まで`,
  next: (lines: readonly string[]) => `これから出《だ》せるもの：${lines.join('、')}。`,
  ask: '事情《じじょう》のあるときと、分《わ》からないときは、担当《たんとう》の係《かかり》に電話《でんわ》してください。',
  begunInTime: (until: string) =>
    `受付《うけつけ》の間《あいだ》に書《か》き始《はじ》めましたが、締切《しめきり》までに送《おく》られていません。書《か》いたことは${until}まで残《のこ》ります。答《こた》えを変《か》えて、次《つぎ》の受付《うけつけ》に出《だ》せます。`,
  columns: { what: 'いつからの分《ぶん》か', days: '受付《うけつけ》の日《ひ》', state: 'いま' },
  days: (from: string, until: string) => `${from}から${until}まで`,
  states: { before: 'まだ始《はじ》まっていません', open: '受付《うけつけ》しています', after: '終《お》わりました' },
  lastMoment: '最後《さいご》の日《ひ》は、夜《よる》の12時《じ》までに送《おく》り終《お》えてください。',
  none: 'いまは、受付《うけつけ》の期間《きかん》ではありません。',
}

/** The texts in Japanese are the type of the others. */
export type Ja = typeof ja
