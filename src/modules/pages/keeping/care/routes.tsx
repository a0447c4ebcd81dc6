import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { officesByIds } from '#modules/people/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { topicsOf } from '../../domain/topics.ts'
import { pagesPath } from '../../writing/pages/paths.ts'
import { writingTexts } from '../../writing/text/index.ts'
import { keepingPermissions as may } from '../permissions.ts'
import { keepingTexts } from '../text.ts'
import { CarePage } from './page.tsx'
import { brokenLinks, pdfOnlyPages, staleByOffice, stalePages } from './store.ts'

const carePath = '/staff/pages/care'
const most = 200

/** What has aged: pages to be looked at again, links that lead nowhere, pages that are only a PDF. */
export function careRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(carePath, async (c) => {
    const staff = requireStaff(c, may.care)
    const isAll = c.req.query('all') !== undefined
    const scope = { offices: isAll ? undefined : ownOffices(staff), now: house.clock.now(), most }
    const today = house.clock.today()
    const topics = topicsOf(house).map(({ kind, key }) => `/${kind === 'topic' ? 'topics' : 'life'}/${key}`)
    const lists = await house.db.read(async (tx) => {
      const [stale, broken, pdfs] = [
        await stalePages(tx, scope, today),
        await brokenLinks(tx, scope, topics),
        await pdfOnlyPages(tx, scope),
      ]
      const byOffice = isAll ? await staleByOffice(tx, scope.now, today) : []
      const offices = [...stale, ...broken, ...pdfs, ...byOffice].map(({ officeId }) => officeId)
      return { stale, broken, pdfs, byOffice, offices: await officesByIds(tx, [...new Set(offices)]) }
    })
    return staffPage(
      c,
      house,
      {
        title: keepingTexts.care.title,
        current: pagesPath,
        crumbs: [{ href: pagesPath, label: writingTexts.title }],
      },
      <CarePage {...lists} isAll={isAll} most={most} asksOutside={house.config.env === 'production'} />,
    )
  })
}
