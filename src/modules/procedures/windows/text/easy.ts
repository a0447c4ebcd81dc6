import type { Ja } from './ja.ts'

export const easy: Ja = {
  title: '申《もう》し込《こ》みが できる 日《ひ》',
  opens: (name, day) => `「${name}」は、${day}から 出《だ》せます。今《いま》は まだ 出《だ》せません。`,
  closed: (name, day) => `「${name}」は、${day}で 終《お》わりました。もう 出《だ》せません。`,
  period: (name, from, until) => `「${name}」 ${from}から ${until}まで`,
  next: (lines) => `これから 出《だ》せる もの：${lines.join('、')}。`,
  ask: '困《こま》った ときや わからない ときは、電話《でんわ》して ください。',
  begunInTime: (until) =>
    `間《ま》に合《あ》いませんでした。書《か》いた ことは ${until}まで なくなりません。答《こた》えを 変《か》えて、次《つぎ》の ときに 出《だ》せます。`,
  columns: { what: 'いつから 行《い》くか', days: '申《もう》し込《こ》む 日《ひ》', state: '今《いま》' },
  days: (from, until) => `${from}から ${until}まで`,
  states: { before: 'まだです', open: '今《いま》 できます', after: '終《お》わりました' },
  lastMoment: '最後《さいご》の 日《ひ》は、夜《よる》 12時《じ》までに 送《おく》って ください。',
  none: '今《いま》は、申《もう》し込《こ》みが できません。',
}
