import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { type House, residentEntries } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { newsFeeds } from '../reading/feeds/news-feeds.ts'
import { whatIsNew } from '../reading/store/lists.ts'
import { spokenTopics } from '../reading/topics/spoken.ts'
import { agendaOf } from './agenda.ts'
import { csvOf, filesOf, itemsOf } from './file-register.ts'
import { openingOf } from './opening.ts'
import { AccessibilityPage } from './pages/accessibility.tsx'
import { FileRegisterPage, PersonalFilePage } from './pages/file-register.tsx'
import { HelpPage } from './pages/help.tsx'
import { HomePage } from './pages/home.tsx'
import { PrivacyPage } from './pages/privacy.tsx'
import { StatusPage } from './pages/status.tsx'
import { personalFiles } from './personal-data.ts'
import { pagesTexts } from './text/index.ts'

export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/', async (c) => {
    const lang = c.get('lang')
    const resident = c.get('residentActor')
    const agenda = resident?.level === 'verified' ? await agendaOf(house, resident, lang) : []
    const now = house.clock.now()
    const published = await house.db.look((tx) => whatIsNew(tx, { lang, now, news: 5, events: 4 }))
    return residentPage(
      c,
      house,
      {
        title: pagesTexts(lang).home.title,
        description: pagesTexts(lang).home.description,
        links: newsFeeds(house, lang),
        wide: true,
        styles: ['forms.css', 'home.css', 'prose.css'],
      },
      <HomePage
        house={house}
        entries={residentEntries(house).filter(({ isListed }) => !isListed)}
        agenda={agenda}
        resident={resident}
        today={house.clock.today()}
        now={now}
        opening={openingOf(house)}
        topics={spokenTopics(house)}
        published={published}
      />,
    )
  })

  app.get('/help', (c) => {
    const { title } = pagesTexts(c.get('lang')).help
    return residentPage(c, house, { title, crumbs: [] }, <HelpPage profile={house.profile} />)
  })

  app.get('/accessibility', (c) => {
    const { title } = pagesTexts(c.get('lang')).accessibility
    return residentPage(c, house, { title, crumbs: [] }, <AccessibilityPage profile={house.profile} />)
  })

  app.get('/privacy', (c) => {
    const { title } = pagesTexts(c.get('lang')).privacy
    const files = personalFiles(house.modules)
    return residentPage(
      c,
      house,
      { title, crumbs: [], wide: true },
      <PrivacyPage profile={house.profile} files={files} />,
    )
  })

  app.get('/privacy/files', (c) => {
    const t = pagesTexts(c.get('lang')).privacy
    return residentPage(
      c,
      house,
      { title: t.filesTitle, crumbs: [{ href: '/privacy', label: t.title }], wide: true },
      <FileRegisterPage files={filesOf(house)} />,
    )
  })

  app.get('/privacy/files.csv', (c) => {
    const rows = filesOf(house).map((file) => itemsOf(file, house))
    const csv = csvOf([rows[0]?.map(([item]) => item) ?? [], ...rows.map((row) => row.map(([, value]) => value))])
    return c.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="personal-files.csv"',
    })
  })

  app.get('/privacy/files/:file', (c) => {
    const file = filesOf(house).find(({ slug }) => slug === c.req.param('file'))
    if (!file) throw new NotFound()
    const t = pagesTexts(c.get('lang')).privacy
    const crumbs = [
      { href: '/privacy', label: t.title },
      { href: '/privacy/files', label: t.filesTitle },
    ]
    return residentPage(
      c,
      house,
      { title: file.name, crumbs },
      <PersonalFilePage name={file.name} items={itemsOf(file, house)} />,
    )
  })

  app.get('/status', async (c) => {
    const { title } = pagesTexts(c.get('lang')).status
    const isDatabaseUp = await answers(house)
    return residentPage(
      c,
      house,
      { title, crumbs: [], robots: 'noindex' },
      <StatusPage house={house} now={house.clock.now()} isDatabaseUp={isDatabaseUp} />,
    )
  })
}

const answers = async (house: House): Promise<boolean> => {
  try {
    await house.db.read(async () => undefined)
    return true
  } catch (error) {
    house.log.error({ err: error }, 'status page: the database does not answer')
    return false
  }
}
