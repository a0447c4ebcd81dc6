import type { Staff } from '#platform/auth/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Module } from '#platform/module/index.ts'

export const addressPermission = 'pages.addresses'

export const permissions: NonNullable<Module['permissions']> = {
  [addressPermission]: { label: 'お知らせ番号と短いアドレスを作る', roles: ['clerk', 'checker', 'manager'] },
}

/** The office in whose name a member makes one. 404 for who belongs to none. */
export function officeOfMaker(staff: Staff): OfficeId {
  if (!staff.permissions.has(addressPermission)) throw new Forbidden('permission_missing', addressPermission)
  const [post] = staff.posts
  if (!post) throw new NotFound('office')
  return post.officeId
}
