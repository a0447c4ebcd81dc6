import type { Module } from '#platform/module/index.ts'
import { organisedRoutes } from './routes.tsx'

/** Requests that an officer has made their organisation's. */
export const organised: Partial<Module> = {
  routes: organisedRoutes,
  dataMap: ['application_id', 'named_by'].map((column) => ({
    table: 'procedures.organisation_cases',
    column,
    holder: 'head',
    purpose: '団体のために出された申請を、団体の申請として扱う',
    legalGround: '本人の申出（団体の申請にすると選んだこと）、申請の根拠になる法令',
    zone: 'internet',
    confidentiality: '3A',
    retention: '申請の記録とともに（手続ごとの保存年限。要確認）',
  })),
}
