/** Words of the desk's page; staff screens are Japanese. */
export const outageTexts = {
  title: '使えなかった時間',
  lede: 'こちらの障害で申請や返事ができなかった時間を記録します。その間に終わるはずだった期限は、直ったあとの開庁日まで延び、待っている人に知らせます。',
  permission: '使えなかった時間を記録し、期限を延ばす',
  record: '記録して期限を延ばす',
  note: '一度延ばした期限は、縮められません。住民の通信や端末の都合は含めないでください。',
  fields: {
    beganOn: '止まった日',
    beganAt: '止まった時刻',
    endedOn: '直った日',
    endedAt: '直った時刻',
    reason: '何が起きたか（職員だけに見えます）',
  },
  hints: { time: '例：21:40', reason: '例：データベースの停止。個人の情報は書かないでください。' },
  confirm: '期限を延ばすことを確かめました',
  recorded: (day: string) => `記録しました。この間に終わる期限は、${day}まで延びます。`,
  errors: {
    time: '時刻を「21:40」の形で書いてください。',
    order: '直った時刻は、止まった時刻より後にしてください。',
    future: 'まだ来ていない時刻です。直ってから記録してください。',
    old: '90日より前のことは、ここでは記録できません。',
    overlap: 'この時間は、もう記録されています。',
  },
  list: '記録',
  empty: '記録はありません',
  columns: { from: 'いつから', until: 'いつまで', moved: '期限が延びた日', reason: '何が起きたか', who: 'だれが' },
} as const
