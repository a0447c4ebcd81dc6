import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, requireStaff } from '#platform/http/index.ts'
import { isLang, type Lang } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { PageId } from '../../domain/page.ts'
import { pagePermissions } from '../permissions.ts'

/** Whoever has anything to do with pages: writes, looks or approves. */
export function requireWriter(c: Ctx): Staff {
  const staff = requireStaff(c)
  const may = Object.values(pagePermissions).some((permission) => staff.permissions.has(permission))
  return may ? staff : requireStaff(c, pagePermissions.write)
}

export function pageIdIn(c: Ctx): PageId {
  const id = parseId<'page'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('page')
  return id
}

export function langIn(c: Ctx): Lang {
  const lang = c.req.param('lang') ?? ''
  if (!isLang(lang)) throw new NotFound('language')
  return lang
}
