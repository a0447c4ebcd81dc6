import type { ja } from './ja.ts'

type Facts = { ward: string; phone: string }

export const easy: typeof ja = {
  title: '{{office}}が しらべた こと',
  lede: '紙《かみ》を 出《だ》して もらう 代《か》わりに、{{office}}が ほかの 役所《やくしょ》に 聞《き》きます。何《なに》を 聞《き》いたかを ここに 書《か》きます。',
  empty: 'この 申請《しんせい》では、何《なに》も しらべていません',
  columns: {
    what: 'しらべた こと',
    whom: '聞《き》いた ところ',
    ground: '法律《ほうりつ》',
    when: '日《ひ》',
    result: '結果《けっか》',
  },
  network: '情報提供《じょうほうていきょう》ネットワーク',
  results: {
    asked: '聞《き》いています',
    found: 'わかりました。紙《かみ》は いりません',
    paper: 'しらべられませんでした。次《つぎ》の 紙《かみ》を 出《だ》して ください',
    sent: '紙《かみ》を もらいました',
  },
  forRow: (name: string) => `${name}さん`,
  wanted: (paper: string) => `出《だ》す 紙《かみ》：${paper}`,
  upload: '紙《かみ》の 写真《しゃしん》か PDF',
  uploadHint: 'JPEG、PNG、PDF。10MBまで。',
  send: '紙《かみ》の 写真《しゃしん》を 送《おく》る',
  otherWays: (phone: string) => `写真《しゃしん》を 送《おく》れない ときは、${phone}に 電話《でんわ》して ください。`,
  missing: '写真《しゃしん》か PDFを 選《えら》んで ください。',
  notWanted: 'この 紙《かみ》は もう いりません。ページを もう一度《いちど》 開《ひら》いて ください。',
  forgotten: 'しらべた 中身《なかみ》は 消《け》しました。',
  standing: '{{office}}で しらべられない ことが ありました。紙《かみ》の 写真《しゃしん》を 送《おく》って ください。',
  agenda: (name: string) => `${name}：紙《かみ》の 写真《しゃしん》を 送《おく》る`,
  notice: {
    subject: ({ ward }: Facts) => `【${ward}】紙《かみ》を 出《だ》して ください`,
    body: ({ phone }: Facts) =>
      `{{office}}で しらべられない ことが ありました。\n次《つぎ》の ページで、紙《かみ》の 写真《しゃしん》を 送《おく》って ください。\nわからない ときは、${phone}に 電話《でんわ》して ください。`,
    line: ({ ward }: Facts) => `${ward}です。紙《かみ》を 出《だ》して ください。`,
  },
}
