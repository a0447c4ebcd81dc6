import type { Tx } from '#platform/db/index.ts'
import { keptText, langs, plainText, withoutReadings } from '#platform/i18n/index.ts'
import type { House, SearchDocument, SearchSource } from '#platform/module/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { catalogueOf, type ReportId } from '../record/index.ts'
import { addressOfReport } from './pages/rows.tsx'
import { sayIn } from './pages/say.ts'
import { type Improvement, improvements, improvementsOf } from './store/improvements.ts'
import { shownOf } from './store/one.ts'
import { newestSince, type Shown } from './store/shown.ts'
import { currentThemes, type Theme } from './store/themes.ts'
import { readingTexts } from './text/index.ts'

const daysFound = 90
const mostReports = 2000
const mostImprovements = 500

/** The pages of the service, calls, improvements, and what everybody sees of the reports of the last ninety days. */
export const reportSource: SearchSource = {
  async *all(tx, house) {
    if (!catalogueOf(house)) return
    yield* servicesOf(house)
    for (const theme of await currentThemes(tx, house.clock.today())) yield* themeDocuments(house, theme)
    for (const one of await improvements(tx, { limit: mostImprovements })) yield* improvementDocuments(house, one)
    for (const report of await newestSince(tx, sinceWhen(house), mostReports)) yield* reportDocuments(house, report)
  },
  of: async (tx, house, subjects) => (catalogueOf(house) ? documentsOf(tx, house, subjects) : []),
  // A call begins and ends by itself.
  state: async (tx, house) =>
    catalogueOf(house) ? (await currentThemes(tx, house.clock.today())).map(({ slug }) => slug).join() : '',
  changedBy: {
    'reports.filed': changed,
    'reports.moved': changed,
    'reports.answered': changed,
    'reports.published': changed,
    'reports.improved': changed,
    'reports.improvement_corrected': changed,
    'reports.improvement_withdrawn': changed,
  },
}

// A declaration, because the table above is made while this file loads.
function changed({ subjectId }: { subjectId: string }): string[] {
  return [subjectOf.report(subjectId), subjectOf.improvement(subjectId)]
}

const subjectOf = {
  report: (id: string) => `report:${id}`,
  improvement: (reportId: string) => `improvement:${reportId}`,
  theme: (slug: string) => `theme:${slug}`,
  service: (href: string) => `service:${href}`,
}

const sinceWhen = (house: House): Temporal.Instant => house.clock.now().subtract({ hours: 24 * daysFound })

async function documentsOf(tx: Tx, house: House, subjects: readonly string[]): Promise<SearchDocument[]> {
  const idsOf = (kind: string) =>
    subjects.flatMap((subject) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1) as ReportId] : []))
  const since = sinceWhen(house)
  const reports = (await shownOf(tx, idsOf('report'))).filter(
    ({ mergedInto, filedAt }) => mergedInto === null && Temporal.Instant.compare(filedAt, since) >= 0,
  )
  const themes = (await currentThemes(tx, house.clock.today())).filter(({ slug }) =>
    subjects.includes(subjectOf.theme(slug)),
  )
  return [
    ...servicesOf(house).filter(({ subject }) => subjects.includes(subject)),
    ...themes.flatMap((theme) => themeDocuments(house, theme)),
    ...(await improvementsOf(tx, idsOf('improvement'))).flatMap((one) => improvementDocuments(house, one)),
    ...reports.flatMap((report) => reportDocuments(house, report)),
  ]
}

const empty = { headings: [], body: '', words: [], topics: [] }

function servicesOf(house: House): SearchDocument[] {
  return langs.flatMap((lang) => {
    const t = readingTexts(lang)
    const kept = (text: string) => keptText(text, house.profile.words[lang])
    const document = (href: string, title: string, summary: string, words: readonly string[]) => ({
      ...empty,
      subject: subjectOf.service(href),
      kind: 'service' as const,
      lang,
      href,
      title: kept(title),
      summary: kept(summary),
      words,
      action: { label: kept(t.searched.open), href },
      changedOn: unchanging,
    })
    return [
      document('/reports', t.searched.title, t.description, wanted),
      document('/reports/figures', t.searched.figures, t.figures.lede, []),
      document('/reports/alerts', t.searched.alerts, t.mine.alerts, []),
    ]
  })
}

// What people write who look for it.
const wanted = [
  '街灯がつかない',
  '道路に穴',
  '公園の遊具がこわれた',
  '不具合を知らせる',
  '通報',
  'ねりレポ',
  'street lamp',
  'pothole',
  'report a problem',
]

const unchanging = Temporal.PlainDate.from('2000-01-01')

const themeDocuments = (house: House, { slug, title, body, opensOn }: Theme): SearchDocument[] => [
  {
    ...empty,
    subject: subjectOf.theme(slug),
    kind: 'service',
    lang: 'ja',
    href: `/reports/themes/${slug}`,
    title,
    summary: withoutReadings(body, house.profile.words.ja).slice(0, 200),
    changedOn: opensOn,
  },
]

const improvementDocuments = (house: House, one: Improvement): SearchDocument[] => [
  {
    ...empty,
    subject: subjectOf.improvement(one.reportId),
    kind: 'report',
    lang: 'ja',
    href: addressOfReport(one.number),
    title: one.title,
    summary: plainText(readingTexts('ja').improvements.title, house.profile.words.ja),
    body: `${one.beforeText}\n${one.afterText}`,
    area: one.town,
    changedOn: wardDate(one.publishedAt),
  },
]

function reportDocuments(house: House, report: Shown): SearchDocument[] {
  return langs.map((lang) => {
    const t = readingTexts(lang)
    const say = sayIn(house, lang)
    return {
      ...empty,
      subject: subjectOf.report(report.id),
      kind: 'report',
      lang,
      href: addressOfReport(report.number),
      title: say.plainTitle(report),
      summary: say.plain(t.searched.summary(say.plainTown(report.town), t.states[report.state])),
      body: [report.text, report.answer ?? ''].join('\n').trim(),
      words: [report.town, report.number],
      area: report.town,
      changedOn: wardDate(report.changedAt),
    }
  })
}
