import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { type Lang, langs } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House, Module, NavigationItem } from '#platform/module/index.ts'
import { forgetDrafts, forgetGuestDrafts } from './actions/forget-drafts.ts'
import { moveDrafts } from './actions/move-drafts.ts'
import { definitionsOf, publishDefinition } from './actions/publish.ts'
import { submitIfReady } from './actions/submit-if-ready.ts'
import { agenda } from './agenda.ts'
import { dataMap } from './data-map.ts'
import { inOrderOfList } from './domain/definition/definition.ts'
import type { Words } from './domain/definition/words.ts'
import { noticeKinds } from './notices.ts'
import { practiceHousehold } from './practice/household.ts'
import { forgetRuns } from './practice/runs.ts'
import { definitionsApi } from './routes/api/definitions-api.ts'
import { residentOpenApi } from './routes/api/open-api.ts'
import { residentStepsOpenApi } from './routes/api/open-api-steps.ts'
import { requestScopes } from './routes/api/deeds.ts'
import { residentApi } from './routes/api/resident-api.ts'
import { residentStepsApi } from './routes/api/resident-steps.ts'
import { uploadApi } from './routes/api/uploads.ts'
import { applicationRoutes } from './routes/applications.tsx'
import { checkRoutes } from './routes/check.tsx'
import { correctionRoutes } from './routes/correcting/correction.tsx'
import { documentApi, documentRoutes, documentScope } from './routes/documents.ts'
import { paymentRoutes } from './routes/payment.tsx'
import { procedureRoutes } from './routes/procedures.tsx'
import { practiceRoutes } from './routes/practice/practice.tsx'
import { practiceQuestionRoutes } from './routes/practice/questions.tsx'
import { questionRoutes } from './routes/questions/questions.tsx'
import { rowRoutes } from './routes/questions/rows.tsx'
import { uploadRoutes } from './routes/questions/uploads.ts'
import { recordRoutes } from './routes/record.tsx'
import { apiProblems } from './text/api-problems.ts'
import { say } from './text/index.ts'
import { listTexts } from './text/list/index.ts'
import { kindTexts } from './text/kinds/index.ts'
import { draftsAreKept, guestDraftsAreKept } from './unfinished/kept-until.ts'
import { resumeRoutes } from './unfinished/resume-routes.tsx'
import { unfinishedRoutes } from './unfinished/routes.tsx'
import { seedDesk } from './seed-desk.ts'
import { practiceTexts } from './text/practice/index.ts'

/** The resident's half of the module: start, questions, check, signature, payment, timeline. */
export const resident: Partial<Module> = {
  navigation,
  routes: (app, house) => {
    procedureRoutes(app, house)
    questionRoutes(app, house)
    rowRoutes(app, house)
    uploadRoutes(app, house)
    unfinishedRoutes(app, house)
    resumeRoutes(app, house)
    practiceRoutes(app, house)
    practiceQuestionRoutes(app, house)
    checkRoutes(app, house)
    paymentRoutes(app, house)
    correctionRoutes(app, house)
    applicationRoutes(app, house)
    recordRoutes(app, house)
    documentRoutes(app, house)
  },
  api: (app, house) => {
    definitionsApi(app, house)
    residentApi(app, house)
    residentStepsApi(app, house)
    uploadApi(app, house)
    documentApi(app, house)
  },
  openApi: (house) => {
    const whole = residentOpenApi(house)
    return { ...whole, paths: { ...whole.paths, ...residentStepsOpenApi(house).paths } }
  },
  permissions: {
    [requestScopes.read]: { label: '自分の申請を読む', roles: [] },
    [requestScopes.write]: { label: '自分の申請を書き、確定し、取り下げる', roles: [] },
    [documentScope]: { label: '開いてよい書類（PDF）を読む', roles: [] },
  },
  problems: apiProblems,
  dataMap,
  noticeKinds,
  agenda,
  // The browser may never come back from the payment: its news files the application too.
  consumers: { 'payments.authorised': fileWhenPaid, 'payments.captured': fileWhenPaid },
  // As the data map says: what was never filed goes 30 days after the last answer.
  sweeps: {
    'procedures.old-drafts': async (house) => {
      const before = house.clock.now().subtract(draftsAreKept)
      await house.db.transact((tx) => forgetDrafts(tx, before))
      const yesterday = house.clock.now().subtract(guestDraftsAreKept)
      await house.db.transact((tx) => forgetGuestDrafts(tx, yesterday))
    },
    'procedures.move-drafts': async (house) => {
      await moveDrafts(house)
    },
    'procedures.practice-runs': async (house) => {
      const before = house.clock.now().subtract({ hours: 24 })
      await house.db.transact((tx) => forgetRuns(tx, before))
    },
  },
  seed: async (tx, house) => {
    for (const definition of definitionsOf(house)) await publishDefinition(tx, house, definition)
    await seedDesk(tx, house)
  },
}

function navigation(house: House): NavigationItem[] {
  const entries = inOrderOfList(definitionsOf(house)).map(
    ({ procedure, name, summary, keywords, common }, index): NavigationItem => ({
      audience: 'resident',
      href: `/procedures/${procedure}`,
      label: inAll(name),
      description: inAll(summary),
      ...(common ? { drawing: 'counter' } : { isListed: true }),
      keywords,
      hasSource: true,
      order: 10 + index,
    }),
  )
  const all: NavigationItem = {
    audience: 'resident',
    href: '/procedures',
    label: byLang((lang) => listTexts(lang).all),
    description: byLang((lang) => listTexts(lang).lede),
    keywords: ['手続', '一覧', 'てつづき', 'すべて', 'procedures', 'all', 'list'],
    order: 79,
  }
  const mine: NavigationItem = {
    audience: 'resident',
    guests: 'too',
    href: '/applications',
    label: byLang((lang) => kindTexts(lang).mine.title),
    keywords: ['申請', '受付番号', '状況', 'my requests', 'status'],
    order: 80,
  }
  const practice: NavigationItem = {
    audience: 'resident',
    href: '/practice',
    label: byLang((lang) => practiceTexts(lang).title),
    description: byLang((lang) => practiceTexts(lang).description),
    keywords: ['練習', 'れんしゅう', '使い方', 'スマートフォン教室', '体験', 'practice', 'try'],
    order: 85,
  }
  return [...entries, all, mine, ...(practiceHousehold(house) ? [practice] : [])]
}

async function fileWhenPaid(tx: Tx, event: DomainEvent, house: House): Promise<void> {
  const id = event.subjectKind === 'procedures.application' ? parseId<'application'>(event.subjectId) : undefined
  if (id) await submitIfReady(tx, house, { kind: 'system', task: 'procedures.submit' }, id)
}

const inAll = (words: Words) => byLang((lang) => say(words, lang))

function byLang(text: (lang: Lang) => string): Record<Lang, string> {
  const [ja, easy, en] = langs.map(text)
  return { ja: ja ?? '', easy: easy ?? '', en: en ?? '' }
}
