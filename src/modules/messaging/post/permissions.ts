import type { Module } from '#platform/module/index.ts'

export const letterPermissions = { post: 'messaging.letters.post' } as const

export const permissions: NonNullable<Module['permissions']> = {
  [letterPermissions.post]: {
    label: 'お知らせの手紙を印刷し、戻ってきた手紙を記録する（決まった課だけ）',
    roles: ['clerk', 'checker', 'manager'],
    holder: 'head',
  },
}
