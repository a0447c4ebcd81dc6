import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { isLang, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { contactFor } from '../../reading/contact.ts'
import type { PublicPage } from '../../reading/store/published.ts'
import { editionOfPreview } from '../actions/move.ts'
import { PreviewPage } from '../pages/preview-page.tsx'
import { wordsOf } from '../publishing/publish-edition.ts'
import { type Edition, findEdition, latestVersions, type Version } from '../store/editions.ts'
import { previewEnd } from '../store/previews.ts'
import { writingTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'

/** What is not public yet, for who has the link, until its end; then there is nothing. */
export function previewRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/preview/:token', async (c) => {
    const token = c.req.param('token')
    if (!/^[\w-]{43}$/.test(token)) throw new NotFound('preview')
    const now = house.clock.now()
    const { edition, versions, ends } = await house.db.read(async (tx) => {
      const id = await editionOfPreview(tx, token, now)
      const found = id && (await findEdition(tx, id))
      if (!id || !found) throw new NotFound('preview')
      return { edition: found, versions: await latestVersions(tx, id), ends: await previewEnd(tx, id, now) }
    })
    const asked = c.req.query('lang') ?? ''
    const page = asPublic(edition, versions, { lang: isLang(asked) ? asked : c.get('lang'), now })
    const contact = await contactFor(house, edition.officeId, page.details.facts.contact)
    const response = residentPage(
      c,
      house,
      {
        title: `${writingTexts.course.previewPage.title}：${withoutReadings(page.title)}`,
        robots: 'noindex, nofollow',
        styles: ['prose.css'],
        lang: page.lang,
      },
      <PreviewPage
        {...{ page, now, contact }}
        href={`/preview/${token}`}
        address={`${house.config.publicUrl}/pages/${edition.slug}`}
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

/** The page as it will be once it is published. */
function asPublic(
  edition: Edition,
  versions: readonly Version[],
  { lang, now }: { lang: Lang; now: Temporal.Instant },
): PublicPage {
  const japanese = versions.find((version) => version.lang === 'ja')
  const version = versions.find((one) => one.lang === lang) ?? japanese
  if (!version || !japanese) throw new NotFound('preview')
  const { pageId, slug, kind, officeId, publishAt, reviewOn } = edition
  const at = publishAt ?? now
  return {
    ...{ pageId, slug, kind, officeId, reviewOn, ...wordsOf(version, japanese) },
    ...{ firstPublishedAt: at, publishedAt: at, langs: versions.map((one) => one.lang), japanese: japanese.details },
  }
}
