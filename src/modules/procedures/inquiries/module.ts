import type { DataField, Module } from '#platform/module/index.ts'
import { inquiryApi, inquiryOpenApi } from './api.ts'
import { noticeKinds } from './notices.ts'
import { inquiryRoutes } from './routes.tsx'

const dataMap: readonly DataField[] = ['body', 'person_id', 'staff_id'].map((column) => ({
  table: 'procedures.inquiries',
  column,
  holder: 'head',
  purpose: '申請についての質問を受け、答える',
  legalGround: '行政手続法 第9条（情報の提供）、申請の根拠になる法令',
  zone: 'internet',
  confidentiality: '3A',
  retention: '申請の記録とともに（手続ごとの保存年限。要確認）',
}))

/** Questions to the office about one's application. */
export const inquiries: Partial<Module> = {
  routes: inquiryRoutes,
  api: inquiryApi,
  openApi: inquiryOpenApi,
  noticeKinds,
  dataMap,
}
