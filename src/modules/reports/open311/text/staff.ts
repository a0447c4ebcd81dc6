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
}
