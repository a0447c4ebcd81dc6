import type { Module } from '#platform/module/index.ts'

export const closurePermissions = {
  read: 'reservations.closures.read',
  handle: 'reservations.closures.handle',
  decide: 'reservations.closures.decide',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [closurePermissions.read]: {
    label: '施設の休館・利用中止とその影響を見る',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
  },
  [closurePermissions.handle]: {
    label: '施設の休館・利用中止・公用を登録する',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
  },
  [closurePermissions.decide]: {
    label: '施設の利用承認の取消しを決める',
    roles: ['checker', 'manager'],
    decides: true,
  },
}
