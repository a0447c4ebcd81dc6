/** One input of a form of ぴったりサービス. */
export type FormItem = {
  item: string
  kind: 'text' | 'date' | 'choice'
  options?: readonly string[]
  hint?: string
}

export type PortalForm = {
  form: string
  name: string
  items: readonly FormItem[]
  /** Items that repeat, such as one child each. */
  repeated?: { name: string; rows: number; items: readonly FormItem[] }
}

const isServant = ['公務員ではない', '公務員'] as const

/** 児童手当の認定請求, shortened to what a demo needs; the names of its items are those of no real form (要確認). */
export const childAllowance: PortalForm = {
  form: 'PS-131202-001',
  name: '児童手当等の受給資格及び児童手当の額についての認定請求',
  items: [
    { item: '公務員', kind: 'choice', options: isServant },
    { item: '請求事由', kind: 'choice', options: ['出生', '転入', 'その他'] },
    { item: '事由発生日', kind: 'date' },
    { item: '配偶者の有無', kind: 'choice', options: ['あり', 'なし'] },
    { item: '配偶者の氏名', kind: 'text' },
    { item: '配偶者の生年月日', kind: 'date' },
    { item: '配偶者が公務員', kind: 'choice', options: isServant },
    { item: '受取口座', kind: 'choice', options: ['公金受取口座を利用する', '口座を登録していない'] },
    { item: '電話番号', kind: 'text', hint: '昼間につながる番号' },
    { item: '結果の受け取り', kind: 'choice', options: ['郵送', 'マイナポータルのお知らせ'] },
  ],
  repeated: {
    name: '児童',
    rows: 3,
    items: [
      { item: '児童の氏名', kind: 'text' },
      { item: '児童のフリガナ', kind: 'text' },
      { item: '児童の生年月日', kind: 'date' },
      { item: '児童の続柄', kind: 'choice', options: ['子', '孫', 'その他'] },
      { item: '児童との同居', kind: 'choice', options: ['同居', '別居'] },
      { item: '別居の児童の住所', kind: 'text' },
    ],
  },
}

export const portalForms: readonly PortalForm[] = [childAllowance]
