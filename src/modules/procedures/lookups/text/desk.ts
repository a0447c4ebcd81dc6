/** Words of the case's screen. A block reads like nothing found: the desk, too, need not know that there is one. */
export const lookupDesk = {
  title: '情報連携で調べたこと',
  empty: '調べていません',
  columns: { what: '事項', whom: '提供元', ground: '根拠', when: '照会', result: '結果' },
  results: {
    asked: '照会中',
    found: '回答あり',
    paper: '回答なし（書類で確認）',
    again: '回答待ち（書類も依頼中）',
    sent: '書類を受領',
  },
  paper: '届いた書類',
  network: '情報提供ネットワーク',
  unconfirmed: '根拠の条・項は要確認',
}
