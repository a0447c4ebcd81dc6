import type { Module } from '#platform/module/index.ts'

export const workforcePermissions = {
  read: 'people.offices.read',
  transfer: 'people.transfers.enter',
  absence: 'people.absences.enter',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [workforcePermissions.read]: {
    label: '組織と職員の配置を見て、自分の不在を入れる',
    roles: ['clerk', 'checker', 'manager', 'administrator', 'contractor'],
  },
  [workforcePermissions.transfer]: { label: '人事異動と組織改正を入れる', roles: ['administrator'], decides: true },
  [workforcePermissions.absence]: {
    label: '同じ課の職員の不在を入れる',
    roles: ['manager', 'administrator'],
    decides: true,
  },
}
