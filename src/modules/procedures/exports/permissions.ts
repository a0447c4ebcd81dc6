import type { Module } from '#platform/module/index.ts'

export const exportPermissions = { make: 'procedures.exports.make' } as const

/** `decides`: no contractor ever takes the records of many people out of the house. */
export const permissions: NonNullable<Module['permissions']> = {
  [exportPermissions.make]: {
    label: '申請の一覧をファイルに書き出す',
    roles: ['checker', 'manager'],
    decides: true,
  },
}
