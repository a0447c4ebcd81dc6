import type { DataField, Module } from '#platform/module/index.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { noteApi, noteOpenApi } from '../notes/api.ts'
import { noteRoutes } from '../notes/routes.tsx'
import { keepAdviceDays } from './actions/advice-days.ts'
import { adviceApi, adviceOpenApi } from './api.ts'
import { adviceRoutes } from './routes/advice.tsx'
import { adviceWords } from './text.ts'

const work = {
  holder: 'head',
  purpose: '職員が案件の検討を書き留め、ほかの課に意見を聞く（公文書。開示請求の対象）',
  legalGround: '公文書等の管理に関する法律 第34条、文書管理規程（要確認）',
  zone: 'internet',
  confidentiality: '3A',
  retention: '完結の翌年度から、手続ごとの保存年限（案件とともに。文書管理規程。要確認）',
} as const satisfies Omit<DataField, 'table' | 'column'>

const of = (table: string, columns: string): DataField[] =>
  columns.split(' ').map((column) => ({ ...work, table: `procedures.${table}`, column }))

const inEvery = (text: string) => ({ ja: text, easy: text, en: text })

/** What the staff write and ask one another about a case: notes, and the opinion of another office. */
export const consultation: Partial<Module> = {
  navigation: () => [
    {
      audience: 'staff',
      href: '/staff/advice',
      label: inEvery(adviceWords.list.title),
      permission: deskPermissions.read,
      order: 25,
    },
  ],
  routes: (app, house) => {
    noteRoutes(app, house)
    adviceRoutes(app, house)
  },
  api: (app, house) => {
    noteApi(app, house)
    adviceApi(app, house)
  },
  openApi: (house) => ({ paths: { ...noteOpenApi(house).paths, ...adviceOpenApi(house).paths } }),
  sweeps: { 'procedures.advice-days': keepAdviceDays },
  dataMap: [...of('case_notes', 'body written_by'), ...of('advice', 'question shares answer asked_by answered_by')],
}
