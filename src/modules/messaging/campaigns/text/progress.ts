/** How far a campaign is. */
export const progress = {
  title: '進み具合',
  refreshes: 'このページは5秒ごとに新しくなります。',
  chunks: (channel: string, settled: number, all: number) => `${channel}：${all}束のうち${settled}束が済みました`,
  unknown: '届いたか分からない束',
  unknownLede: '答えがないまま23時間がたった束です。自動では送り直しません。どうするかを決めてください。',
  unknownColumns: { channel: '方法', people: '人数', since: '最初に送った日時', decide: '決める' },
  upTo: (most: number) => `${most}人まで`,
  callSent: '送られたことにする',
  callSentRisk: '届いていない人がいても、もう送りません。',
  again: 'もう一度送る',
  againRisk: '届いていた人には、同じお知らせが2通届きます。',
  decided: '決めたことを記録しました。',
  braked: '止めています。出た分は取り消せません。待っている分は、再開するまで出ません。',
} as const
