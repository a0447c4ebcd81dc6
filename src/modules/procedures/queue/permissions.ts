import type { Module } from '#platform/module/index.ts'

export const queuePermissions = {
  label: 'procedures.queue.label',
  arrange: 'procedures.queue.arrange',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [queuePermissions.label]: {
    label: '申請にラベルを付け外しする',
    roles: ['clerk', 'checker', 'manager', 'contractor'],
    cases: true,
  },
  [queuePermissions.arrange]: { label: '係のラベルと、係で使う一覧を決める', roles: ['checker', 'manager'] },
}
