import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { groundOf } from '../../ground/index.ts'
import { mostAnswers, standingOf, ThemeList, ThemePage } from '../pages/theme-pages.tsx'
import { answersOf, listThemes, themeCalled } from '../store/themes.ts'
import { filingTexts } from '../text/index.ts'

/** What the office asks everybody to look at. */
export function themeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/themes', async (c) => {
    const lang = c.get('lang')
    const t = filingTexts(lang).themes
    const today = house.clock.today()
    const themes = await house.db.read((tx) => listThemes(tx, today))
    return residentPage(
      c,
      house,
      { title: t.title, description: t.lede, crumbs: [], styles: ['filing.css'] },
      <ThemeList lang={lang} themes={themes} today={today} />,
    )
  })

  app.get('/reports/themes/:slug', async (c) => {
    const lang = c.get('lang')
    const found = await house.db.read(async (tx) => {
      const theme = await themeCalled(tx, c.req.param('slug'))
      return theme && { theme, answers: await answersOf(tx, theme.id, mostAnswers) }
    })
    if (!found) throw new NotFound('theme')
    const { theme, answers } = found
    return residentPage(
      c,
      house,
      {
        title: theme.title,
        crumbs: [{ href: '/reports/themes', label: filingTexts(lang).themes.title }],
        styles: ['map.css', 'filing.css'],
      },
      <ThemePage
        lang={lang}
        theme={theme}
        standing={standingOf(theme, house.clock.today())}
        answers={answers}
        ground={groundOf(house)}
      />,
    )
  })
}
