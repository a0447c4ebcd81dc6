import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, requireStaff } from '#platform/http/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Module } from '#platform/module/index.ts'
import { campaignTexts as t } from './text/index.ts'

export const campaignPermissions = {
  write: 'campaigns.write',
  approve: 'campaigns.approve',
  brake: 'campaigns.brake',
} as const

export const permissions: NonNullable<Module['permissions']> = {
  [campaignPermissions.write]: { label: t.permissions.write, roles: ['clerk', 'checker', 'manager'] },
  [campaignPermissions.approve]: { label: t.permissions.approve, roles: ['checker', 'manager'], decides: true },
  [campaignPermissions.brake]: { label: t.permissions.brake, roles: ['clerk', 'checker', 'manager'] },
}

/** Who may see campaigns at all: whoever writes, approves or brakes them. */
export function requireCampaigner(c: Ctx): Staff {
  const staff = requireStaff(c)
  const may = Object.values(campaignPermissions).some((permission) => staff.permissions.has(permission))
  return may ? staff : requireStaff(c, campaignPermissions.write)
}

/** The office in whose name a member writes. 404 for who belongs to none. */
export function officeOfWriter(staff: Staff): OfficeId {
  const [post] = staff.posts
  if (!post) throw new NotFound('office')
  return post.officeId
}
