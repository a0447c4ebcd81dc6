import type { Module } from '#platform/module/index.ts'
import { nextUseReminder, remindOfUses } from './actions/remind.ts'
import { api, doorCodesScope, openApi } from './api.ts'
import { noticeKinds } from './notices.ts'

export { readCheckInCode } from './actions/check-in.ts'

/** What happens around a use: it is remembered, announced at the desk, and the doors open. */
export const use = {
  api,
  openApi,
  permissions: {
    [doorCodesScope]: { label: '課の施設の錠に、入口の番号を渡す', roles: [], clients: 'office' },
  },
  noticeKinds,
  sweeps: { 'reservations.remind-of-uses': remindOfUses },
  nextDue: nextUseReminder,
} satisfies Partial<Module>
