import type { DataField } from '#platform/module/index.ts'

const shared = {
  holder: 'head',
  purpose: '検索の言いかえとおすすめをだれが決めたかの記録',
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  zone: 'internet',
  confidentiality: '2',
} as const

const retention = '期間は要確認（自動では消さない）'

export const dataMap: readonly DataField[] = [
  { ...shared, table: 'search.synonyms', column: 'decided_by', retention },
  { ...shared, table: 'search.pins', column: 'decided_by', retention },
  { ...shared, table: 'search.pins', column: 'ended_by', retention },
]
