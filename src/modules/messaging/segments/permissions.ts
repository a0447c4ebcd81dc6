import type { Module } from '#platform/module/index.ts'

export const segmentPermissions = {
  read: 'segments.read',
  write: 'segments.write',
  approve: 'segments.approve',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [segmentPermissions.read]: { label: '一斉配信の対象を見る', roles: ['clerk', 'checker', 'manager'] },
  [segmentPermissions.write]: { label: '一斉配信の対象を作る', roles: ['clerk', 'checker', 'manager'] },
  [segmentPermissions.approve]: {
    label: '一斉配信の対象を承認する',
    roles: ['checker', 'manager'],
    decides: true,
  },
}
