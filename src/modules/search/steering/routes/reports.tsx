import type { Hono } from 'hono'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { daysBack, keptDays, periods } from '../../listening/domain/report.ts'
import { choicesOf, oftenChosen, termsOf } from '../../listening/store/reports.ts'
import { usualOf } from '../../listening/usual.ts'
import { AdvicePage } from '../pages/advice-page.tsx'
import { advicePath, searchPath } from '../pages/paths.ts'
import { WordsPage } from '../pages/words-page.tsx'
import { maySteer, may } from '../permissions.ts'
import { subjectAt, visibleOf } from '../store/subjects.ts'
import { steeringTexts as t } from '../text/staff.ts'

/** What was searched and chosen, for everybody who writes or keeps pages: numbers of at least ten. */
export function reportRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(searchPath, async (c) => {
    const staff = requireStaff(c, may.read)
    const period = periods.find((days) => String(days) === c.req.query('days')) ?? 30
    const props = await house.db.read(async (tx) => {
      const days = daysBack(house.clock.today(), period)
      const terms = await termsOf(tx, days)
      const choices = await choicesOf(
        tx,
        terms.terms.map(({ query }) => query),
        days,
      )
      const subjects = [...new Set(choices.map(({ subject }) => subject))]
      const documents = await visibleOf(tx, subjects, 'ja', house.clock.now())
      const titles = new Map(
        documents.map(({ subject, title, href }) => [subject, { title: withoutReadings(title), href }]),
      )
      return { terms, choices, titles, mayChange: await maySteer(tx, house, staff) }
    })
    return staffPage(c, house, { title: t.title, current: searchPath }, <WordsPage period={period} {...props} />)
  })

  app.get(advicePath, async (c) => {
    requireStaff(c, may.read)
    const typed = (c.req.query('page') ?? '').slice(0, 200).trim()
    const now = house.clock.now()
    const props = await house.db.read(async (tx) => {
      const days = daysBack(house.clock.today(), keptDays)
      const subject = typed === '' ? undefined : await subjectAt(tx, pathOf(typed), now)
      const chosen = await oftenChosen(tx, days)
      const wanted = [...(subject === undefined ? [] : [subject]), ...chosen.map((one) => one.subject)]
      const documents = new Map((await visibleOf(tx, wanted, 'ja', now)).map((one) => [one.subject, one]))
      const document = subject === undefined ? undefined : documents.get(subject)
      const often = chosen.flatMap(({ subject: key, visitors }) => {
        const known = documents.get(key)
        return known ? [{ title: withoutReadings(known.title), href: known.href, visitors }] : []
      })
      const about = document && {
        title: withoutReadings(document.title),
        href: document.href,
        usual: await usualOf(tx, document.subject, days),
      }
      return { about, often }
    })
    const crumbs = [{ label: t.menu, href: searchPath }]
    return staffPage(
      c,
      house,
      { title: t.advice.title, current: searchPath, crumbs },
      <AdvicePage typed={typed} {...props} />,
    )
  })
}

/** Of a whole address of a page, in whatever language, the path. */
export function pathOf(typed: string): string {
  const path = typed.replace(/^https?:\/\/[^/]+/, '').replace(/^\/(easy|en)(?=\/)/, '')
  return path.replace(/[?#].*$/, '')
}
