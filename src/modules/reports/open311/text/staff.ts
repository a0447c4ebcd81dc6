const reasons: Readonly<Record<string, string>> = {
  bad_address: '写真の住所として使えない書き方です',
  not_fetched: '住所から取り出せません（内側の住所、転送、つながらないことを含みます）',
  too_large: '10MBを超えています',
  unsupported_type: '写真ではありません',
  heic: 'HEIC形式です',
  empty: '空です',
  infected: 'ウイルスが見つかりました',
}

export const staffTexts = {
  pictureRefused: (reason: string) =>
    `送られた写真の住所（media_url）から、写真を受け取りませんでした。理由：${reasons[reason] ?? '写真として読めません'}。`,
  updateOfProgram: (text: string, status: 'open' | 'closed' | undefined) =>
    `送ったプログラムからの続きです${status === 'closed' ? '（終わったと書いています）' : ''}：\n${text}`,
  outgoing: (ward: string, number: string, title: string) => `${ward}へのレポート ${number}　${title}`,
  news: (body: string, text: string) => `${body}からの連絡です：\n${text === '' ? '（言葉はありません）' : text}`,
  closedThere: (body: string, text: string) =>
    `${body}が「終わった」と答えました。確かめて、答えてください：\n${text === '' ? '（言葉はありません）' : text}`,
  saidClosed: (body: string) => `${body}から、対応を終えたと連絡がありました。こちらで確かめます。`,
  taken: (body: string, number: string) => `${body}が受け付けました。先方の番号：${number}`,
  refused: (body: string, why: string) =>
    `${body}の受付システムが受け付けませんでした。電話などで渡してください。${why === '' ? '' : `先方の答え：${why}`}`,
  unclear: (body: string) =>
    `${body}へ送りましたが、届いたかどうかが分かりません。二重に送らないよう、電話で確かめてください。`,
  noServer: (body: string) => `${body}の受付システムのつなぎ先が、まだ設定されていません。電話などで渡してください。`,
  awaits: '先方が終わったと答えました。確かめて、答える',
  awaitsTrouble: '先方に届いていません。電話などで渡す',
}
