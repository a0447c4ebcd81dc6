import type { Module } from '#platform/module/index.ts'

export const reportPermissions = {
  read: 'reports.read',
  handle: 'reports.handle',
  moderate: 'reports.moderate',
  manage: 'reports.manage',
  work: 'reports.work',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [reportPermissions.read]: { label: 'まちのレポートを見る', roles: ['clerk', 'checker', 'manager'] },
  [reportPermissions.handle]: { label: 'まちのレポートに答える', roles: ['clerk', 'checker', 'manager'] },
  [reportPermissions.moderate]: {
    label: 'まちのレポートの公開を決める',
    roles: ['clerk', 'checker', 'manager'],
    decides: true,
  },
  [reportPermissions.manage]: {
    label: 'まちのレポートの決まりと施設物を直す',
    roles: ['checker', 'manager'],
    decides: true,
  },
  [reportPermissions.work]: { label: '現場の作業をする', roles: ['clerk', 'checker', 'manager', 'contractor'] },
}
