import type { Module } from '#platform/module/index.ts'

export const retentionPermissions = {
  hold: 'procedures.holds.keep',
  confirm: 'procedures.disposals.confirm',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [retentionPermissions.hold]: { label: '申請の廃棄を止める', roles: ['manager'], decides: true },
  [retentionPermissions.confirm]: {
    label: '保存年限の過ぎた申請の廃棄を確認する',
    roles: ['checker', 'manager'],
    decides: true,
    desk: 'records',
  },
}
