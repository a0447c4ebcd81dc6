/** Heads of the columns of the open data, which are Japanese for everybody as the data are. */
export const reportColumns = [
  'レポート番号',
  '分類の符号',
  '種類の符号',
  '種類',
  '題名',
  '町名',
  '緯度',
  '経度',
  '場所は約100メートルの広さ',
  '状態の符号',
  '状態',
  '知らせた日時',
  '終わった日時',
  '内容',
  '答え',
] as const

export const monthColumns = [
  '月',
  '分類の符号',
  '分類',
  '届いた数',
  '終わった数',
  '直した数',
  '直すまでの開庁日の中央値',
  '直すまでの開庁日の90パーセンタイル',
  '終わるまでの開庁日の中央値',
] as const
