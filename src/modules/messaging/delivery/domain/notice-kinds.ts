import type { House } from '#platform/module/index.ts'
import type { NoticeContext, NoticeKind } from '#platform/notices/index.ts'

/** The kinds of notices that the modules of this house declare. */
export const noticeKindsOf = (house: Pick<House, 'modules'>): Record<string, NoticeKind> =>
  Object.assign({}, ...house.modules.map((module) => module.noticeKinds ?? {}))

export const noticeContextOf = (house: Pick<House, 'config' | 'profile'>): NoticeContext => ({
  publicUrl: house.config.publicUrl,
  wardName: house.profile.name,
  phone: house.profile.phone,
})
