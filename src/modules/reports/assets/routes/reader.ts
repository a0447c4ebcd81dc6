import type { Staff } from '#platform/auth/index.ts'
import { type Ctx, requireStaff } from '#platform/http/index.ts'
import { reportPermissions as may } from '../../record/index.ts'

/** Who handles reports or works outside. */
export function requireReader(c: Ctx): Staff {
  const { permissions } = requireStaff(c)
  return requireStaff(c, permissions.has(may.work) && !permissions.has(may.read) ? may.work : may.read)
}
