import type { DataField, Module } from '#platform/module/index.ts'
import { letterTextPermission } from './actions.ts'
import { letterTextRoutes } from './routes.tsx'
import { letterTextWords } from './text.ts'

const work = {
  holder: 'head',
  purpose: '補正や認めない理由の文を、係でそろえる',
  legalGround: '事務分掌規程（要確認）',
  zone: 'internet',
  confidentiality: '2',
  retention: '使わなくなった年度の翌年度から5年（文書管理規程。要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...work, table: `procedures.${table}`, column }))

const inEvery = (text: string) => ({ ja: text, easy: text, en: text })

/** Texts of an office for 補正 and refusals, in versions. */
export const letterTexts: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/letter-texts',
      label: inEvery(letterTextWords.title),
      permission: letterTextPermission,
      order: 60,
    },
  ],
  routes: letterTextRoutes,
  permissions: {
    [letterTextPermission]: { label: '係の定型文を作り、直す', roles: ['checker', 'manager'] },
  },
  dataMap: [...of('letter_texts', 'made_by'), ...of('letter_text_versions', 'written_by')],
}
