/** Words of the desk's page; staff screens are Japanese. */
export const awaitingTexts = {
  title: '承認待ち',
  lede: 'あなたが確かめるまで進まないものです。長く待っているものから並べています。申請は「受付箱」にあります。',
  permission: '自分の承認を待っているものを見る',
  none: '待っているものはありません',
  noneNote: 'だれかが承認を求めると、ここに出ます。',
  columns: { title: '件名', what: 'すること', since: 'いつから' },
} as const
