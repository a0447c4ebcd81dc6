import type { DataField, Module } from '#platform/module/index.ts'
import { endOverdueAgreements, nextOverdueAgreement } from './actions.ts'
import { agreementApi, agreementOpenApi } from './api.ts'
import { agreementAgenda } from './agenda.ts'
import { noticeKinds } from './notices.ts'
import { agreementRoutes } from './routes.tsx'

const dataMap: readonly DataField[] = [
  ['procedures.agreements', 'person_id'],
  ['procedures.agreements', 'answer'],
  ['procedures.agreements', 'reason'],
  ['procedures.applications', 'co_applicant_person_id'],
].map(([table = '', column = '']) => ({
  table,
  column,
  holder: 'head',
  purpose: '同じ世帯の人の名前でも出される申請に、その人が自分で同意したことを残す',
  legalGround: '申請の根拠になる法令（手続のページに示す）',
  zone: 'internet',
  confidentiality: '3A',
  retention: '申請の記録とともに（手続ごとの保存年限。要確認）',
}))

/** The other adult of the household agrees to what is filed in their name too. */
export const agreements: Partial<Module> = {
  routes: agreementRoutes,
  api: agreementApi,
  openApi: agreementOpenApi,
  noticeKinds,
  dataMap,
  agenda: agreementAgenda,
  sweeps: { 'procedures.agreements': endOverdueAgreements },
  nextDue: nextOverdueAgreement,
}
