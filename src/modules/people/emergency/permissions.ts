import type { Module } from '#platform/module/index.ts'

export const emergencyPermissions = { open: 'people.emergency.open', watch: 'people.emergency.watch' } as const

export const permissions: NonNullable<Module['permissions']> = {
  [emergencyPermissions.open]: {
    label: '緊急のとき、一人の記録を1時間だけ開く',
    roles: ['clerk', 'checker', 'manager', 'administrator'],
    decides: true,
    holder: 'head',
  },
  [emergencyPermissions.watch]: {
    label: '緊急閲覧を確かめる',
    roles: ['manager'],
    decides: true,
    holder: 'head',
  },
}
