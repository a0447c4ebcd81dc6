import type { Hono } from 'hono'
import { type HttpEnv, seeOther } from '#platform/http/index.ts'
import { holdsGuardedNumber, maskGuardedNumbers } from '#platform/ids/index.ts'
import { authored, plainText } from '#platform/i18n/index.ts'
import { type House, searchKinds } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { type Asked, findDocuments, mostPages, suggestWords } from './find.ts'
import { ResultsPage } from './pages/results-page.tsx'
import { hearSearch } from '../listening/index.ts'
import { findingTexts } from './text/index.ts'
import { topicsOf } from './topics.ts'

const longestQuery = 200
// What is longer is no search; its beginning is.
const mostTyped = 500

/** Open to everybody and kept by nobody: an answer is never older than the question. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/search', async (c) => {
    const lang = c.get('lang')
    const typed = c.req.query('q') ?? ''
    // An individual number stays in no address: neither in the history of this browser nor in links of the page.
    if (typed.length > mostTyped || holdsGuardedNumber(typed))
      return seeOther(c, `/search?q=${encodeURIComponent(queryIn(maskGuardedNumbers(typed.slice(0, mostTyped))))}`)
    const asked = askedIn(new URL(c.req.url).searchParams, lang, queryIn(typed))
    const results = await findDocuments(house, asked)
    const pingOf = results.isWhole
      ? hearSearch(c, house, { query: asked.query, lang, found: results.total > 0, again: isAgain(asked) })
      : () => undefined
    return residentPage(
      c,
      house,
      {
        title: findingTexts(lang).title(asked.query),
        crumbs: [],
        robots: 'noindex',
        wide: true,
        styles: ['home.css', 'results.css'],
        ...(!results.isWhole && { status: 503 as const }),
      },
      <ResultsPage asked={asked} results={results} house={house} topics={topicsOf(house)} pingOf={pingOf} />,
    )
  })

  app.get('/search/suggestions', async (c) => {
    const typed = queryIn(c.req.query('q') ?? '')
    const suggestions = typed === '' || holdsGuardedNumber(typed) ? [] : await suggestWords(house, typed, c.get('lang'))
    return c.json({ suggestions: suggestions.map((text) => plainText(authored(text))) })
  })
}

const isAgain = ({ page, kind, topic, area }: Asked): boolean =>
  page > 1 || kind !== undefined || topic !== undefined || area !== undefined

/** What is looked for: on one line, of characters that are seen, at most `longestQuery` of them. */
const queryIn = (typed: string): string =>
  [...typed.slice(0, 2 * longestQuery).toWellFormed()]
    .slice(0, longestQuery)
    .join('')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()

function askedIn(params: URLSearchParams, lang: Asked['lang'], query: string): Asked {
  const kind = searchKinds.find((one) => one === params.get('kind'))
  const key = (name: string) => params.get(name)?.slice(0, 80) || undefined
  const topic = key('topic')
  const area = key('area')
  const page = Number(params.get('p'))
  return {
    query,
    lang,
    ...(kind && { kind }),
    ...(topic && { topic }),
    ...(area && { area }),
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
  }
}
