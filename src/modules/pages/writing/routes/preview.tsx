import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { isLang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { editionOfPreview } from '../actions/move.ts'
import { PreviewPage } from '../pages/preview-page.tsx'
import { latestVersions } from '../store/editions.ts'
import { previewEnd } from '../store/previews.ts'
import { sayMoment } from '../told.ts'
import { writingTexts } from '../text/index.ts'

/** What is not public yet, for who has the link, until its end; then there is nothing. */
export function previewRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/preview/:token', async (c) => {
    const token = c.req.param('token')
    if (!/^[\w-]{43}$/.test(token)) throw new NotFound('preview')
    const now = house.clock.now()
    const { versions, ends } = await house.db.read(async (tx) => {
      const edition = await editionOfPreview(tx, token, now)
      if (!edition) throw new NotFound('preview')
      return { versions: await latestVersions(tx, edition), ends: await previewEnd(tx, edition, now) }
    })
    const asked = c.req.query('lang') ?? ''
    const version = versions.find(({ lang }) => lang === (isLang(asked) ? asked : c.get('lang'))) ?? versions[0]
    if (!version) throw new NotFound('preview')
    const response = residentPage(
      c,
      house,
      {
        title: `${writingTexts.course.previewPage.title}：${withoutReadings(version.title)}`,
        robots: 'noindex, nofollow',
      },
      <PreviewPage
        version={version}
        others={versions.map(({ lang }) => lang).filter((lang) => lang !== version.lang)}
        token={token}
        until={ends ? sayMoment(ends) : ''}
      />,
    )
    response.headers.set('cache-control', 'no-store')
    response.headers.set('x-robots-tag', 'noindex, nofollow')
    // The address opens the page, so it goes nowhere else.
    response.headers.set('referrer-policy', 'no-referrer')
    return response
  })
}
