/** Staff screens are Japanese. */
export const channelTexts = {
  title: 'ほかの方法で知らせる文',
  lede: '公開しているページから作った下書きです。写して、直してから使ってください。',
  notPublic: 'このページは、いま公開されていません',
  notPublicNote: '公開すると、LINEやメールの下書きができます。',
  languages: '言葉',
  line: 'LINE',
  mailSubject: 'メールの件名',
  mailBody: 'メールの本文',
  short: '短い投稿',
  feed: 'RSSに出る文',
  count: (count: number, limit: number) => `${count}字（${limit}字まで）`,
  open: '公開しているページ',
  campaign: '一斉配信を書く',
}
