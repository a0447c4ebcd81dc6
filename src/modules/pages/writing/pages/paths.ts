import type { Lang } from '#platform/i18n/index.ts'
import type { PageId } from '../../domain/page.ts'

export const pagesPath = '/staff/pages'
export const newPagePath = `${pagesPath}/new`
export const wordsPath = `${pagesPath}/words`
export const pagePath = (id: PageId): string => `${pagesPath}/${id}`
export const editPath = (id: PageId, lang: Lang): string => `${pagePath(id)}/words/${lang}`
export const publicPath = (slug: string): string => `/pages/${slug}`
