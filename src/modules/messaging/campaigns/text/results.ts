/** What came of it. */
export const results = {
  title: '結果',
  lede: '名前の一覧はありません。',
  file: { csv: 'CSVで保存', xlsx: 'Excelで保存' },
  notYet: 'まだ送り始めていません。',
  bySegment: '対象ごとの結果',
  bySegmentLede:
    '選んだ月に終わった一斉配信を、対象ごとに足しています。訂正は除きます。それぞれの配信で表示しない数は足さないので、「以上」と書きます。',
  segment: '対象',
  campaigns: '件数',
  sentBy: (channel: string) => `${channel}で送った人`,
  atLeast: (count: string) => `${count}以上`,
  topicOnly: (name: string) => `分野「${name}」を選んだ人`,
  monthWords: (month: Temporal.PlainYearMonth) => `${month.year}年${month.month}月`,
  previous: '前の月',
  nextMonth: '次の月',
  empty: 'この月に終わった一斉配信はありません',
} as const
