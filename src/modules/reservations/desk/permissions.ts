import type { Module } from '#platform/module/index.ts'

export const deskPermissions = {
  read: 'reservations.desk.read',
  handle: 'reservations.desk.handle',
  keep: 'reservations.desk.keep',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [deskPermissions.read]: {
    label: '施設の日々の予約と利用統計を見る',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
  },
  [deskPermissions.handle]: {
    label: '施設の窓口で受け付ける（来館、当日・電話の申込み、鍵、備品）',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
  },
  [deskPermissions.keep]: {
    label: '施設で働く指定管理者の職員を決める',
    roles: ['checker', 'manager'],
    decides: true,
  },
}
