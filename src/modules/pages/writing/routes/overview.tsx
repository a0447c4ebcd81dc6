import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, type Raw, readForm, submitOnce } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { longestSlug, type PageId, slugPattern } from '../../domain/page.ts'
import {
  approveEdition,
  changeSchedule,
  passEdition,
  recallEdition,
  remark,
  returnEdition,
  reviewPage,
  submitEdition,
  withdrawPage,
} from '../actions/course.ts'
import { changeSlug, makePreview, stopPreviews } from '../actions/move.ts'
import { beginEdition, confirmWords, discardEdition } from '../actions/write.ts'
import { namesOf } from '../differences.ts'
import { readMoment, textOf } from '../forms.ts'
import type { Finding } from '../lint/index.ts'
import { placeOf } from '../pages/advice-list.tsx'
import { OverviewPage, type OverviewProps } from '../pages/overview-page.tsx'
import { PageStates } from '../pages/state-tag.tsx'
import { editPath, pagePath, pagesPath } from '../pages/paths.ts'
import { pageRules } from '../profile.ts'
import { writingTexts } from '../text/index.ts'
import { pageView } from '../view.ts'
import { langIn, pageIdIn, requireWriter } from './staff.ts'

const t = writingTexts.course
const problems = writingTexts.edit.problems

const news = {
  ...{ submitted: t.submitted, passed: t.passed, returned: t.returned, recalled: t.recalled, waits: t.approved },
  ...{ published: t.published, discarded: t.discarded, scheduled: t.scheduled, stopped: t.previewStopped },
  ...{ moved: t.slugSaved, withdrawn: t.withdrawn, reviewed: t.reviewDone, remarked: t.remarked },
  ...{ confirmed: writingTexts.edit.confirmed, restored: t.restored },
} as const

type Outcome = { done: keyof typeof news } | { location: string } | { errors: FieldError[] }
type Deed = (tx: Tx, on: { staff: Staff; id: PageId; raw: Raw }) => Promise<Outcome>

/** A page of an office and everything that is done with it by one press. */
export function overviewRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${pagesPath}/:id`
  app.get(at, (c) => show(c, house))
  const press = (deed: string, act: Deed) => app.post(`${at}/${deed}`, (c) => pressed(c, house, deed, act))

  press('submission', async (tx, { staff, id }) => {
    const handed = await submitEdition(tx, house, staff, id)
    return handed.ok ? { done: 'submitted' } : { errors: errorsOf(handed.findings) }
  })
  press('look', async (tx, { staff, id, raw }) => {
    await passEdition(tx, house, staff, id, textOf(raw, 'said') || undefined)
    return { done: 'passed' }
  })
  press('return', async (tx, { staff, id, raw }) => {
    const said = needed(raw, 'reason')
    if ('errors' in said) return said
    await returnEdition(tx, house, staff, id, said.text)
    return { done: 'returned' }
  })
  press('recall', async (tx, { staff, id }) => {
    await recallEdition(tx, house, staff, id)
    return { done: 'recalled' }
  })
  press('approval', async (tx, { staff, id, raw }) => {
    const approved = await approveEdition(tx, house, staff, { id, shown: textOf(raw, 'shown') })
    return typeof approved === 'string' ? { done: approved } : { errors: errorsOf(approved.findings) }
  })
  press('discard', async (tx, { staff, id }) => {
    await discardEdition(tx, house, staff, id)
    return { done: 'discarded' }
  })
  press('editions', async (tx, { staff, id }) => {
    await beginEdition(tx, house, staff, id)
    return { location: editPath(id, 'ja') }
  })
  press('schedule', (tx, on) => schedule(tx, house, on))
  press('review', async (tx, { staff, id, raw }) => {
    const day = parseWareki(textOf(raw, 'next_review'))
    if (!day) return { errors: [{ field: 'next_review', message: problems.date }] }
    const months = pageRules(house).reviewMonths
    const problem = await reviewPage(tx, house, staff, id, day)
    return problem ? { errors: [{ field: 'next_review', message: t.reviewProblem(months) }] } : { done: 'reviewed' }
  })
  press('previews/end', async (tx, { staff, id }) => {
    await stopPreviews(tx, house, staff, id)
    return { done: 'stopped' }
  })
  press('slug', async (tx, { staff, id, raw }) => {
    const slug = textOf(raw, 'slug')
    if (!slugPattern.test(slug) || slug.length > longestSlug)
      return { errors: [{ field: 'slug', message: problems.slug }] }
    const taken = await changeSlug(tx, house, staff, id, slug)
    return taken ? { errors: [{ field: 'slug', message: problems['slug-taken'] }] } : { done: 'moved' }
  })
  press('withdrawal', async (tx, { staff, id, raw }) => {
    const said = needed(raw, 'withdraw_reason')
    if ('errors' in said) return said
    await withdrawPage(tx, house, staff, id, said.text)
    return { done: 'withdrawn' }
  })
  press('remarks', async (tx, { staff, id, raw }) => {
    const said = needed(raw, 'remark')
    if ('errors' in said) return said
    await remark(tx, house, staff, id, said.text)
    return { done: 'remarked' }
  })

  app.post(`${at}/confirmation/:lang`, (c) =>
    pressed(c, house, `confirmation:${langIn(c)}`, async (tx, { staff, id, raw }) => {
      const lang = langIn(c)
      if (lang !== 'ja') await confirmWords(tx, house, staff, { id, lang, number: Number(textOf(raw, 'version')) })
      return { done: 'confirmed' }
    }),
  )
  // The link is in the answer to the press and nowhere else, so this one leads nowhere.
  app.post(`${at}/previews`, async (c) => {
    const staff = requireWriter(c)
    await readForm(c, z.looseObject({}))
    const made = await house.db.transact((tx) => makePreview(tx, house, staff, pageIdIn(c)))
    const href = new URL(`/preview/${made.token}`, house.config.publicUrl).toString()
    return show(c, house, { preview: { href, ends: made.ends } })
  })
}

async function schedule(
  tx: Tx,
  house: House,
  { staff, id, raw }: { staff: Staff; id: PageId; raw: Raw },
): Promise<Outcome> {
  const [publishAt, takedownAt] = [
    readMoment(raw, 'publish_on', 'publish_time'),
    readMoment(raw, 'takedown_on', 'takedown_time'),
  ]
  const reviewOn = textOf(raw, 'review_on') === '' ? null : parseWareki(textOf(raw, 'review_on'))
  const changeNote = textOf(raw, 'change_note')
  const errors: FieldError[] = [
    ...(publishAt === undefined ? [{ field: 'publish_on', message: problems.date }] : []),
    ...(takedownAt === undefined ? [{ field: 'takedown_on', message: problems.date }] : []),
    ...(reviewOn === undefined ? [{ field: 'review_on', message: problems.date }] : []),
    ...(changeNote.length > 500 ? [{ field: 'change_note', message: problems.long(500) }] : []),
  ]
  if (errors.length > 0 || publishAt === undefined || takedownAt === undefined || reviewOn === undefined)
    return { errors }
  const problem = await changeSchedule(tx, house, staff, id, {
    ...{ publishAt, takedownAt, reviewOn, changeNote: changeNote || null },
  })
  return problem ? { errors: [{ field: 'takedown_on', message: t.scheduleProblems[problem] }] } : { done: 'scheduled' }
}

function needed(raw: Raw, field: string): { text: string } | { errors: FieldError[] } {
  const most = field === 'withdraw_reason' ? 500 : 2000
  const text = textOf(raw, field)
  if (text === '') return { errors: [{ field, message: problems.required }] }
  return text.length > most ? { errors: [{ field, message: problems.long(most) }] } : { text }
}

const errorsOf = (findings: readonly Finding[]): FieldError[] =>
  findings.map(({ field, line, advice }) => ({
    field: field === 'takedown_on' ? field : '',
    message: `${placeOf(field, line)}：${advice}`,
  }))

async function pressed(c: Ctx, house: House, form: string, deed: Deed): Promise<Response> {
  const staff = requireWriter(c)
  const id = pageIdIn(c)
  const { raw } = await readForm(c, z.looseObject({}))
  const done = await submitOnce(c, house, { form: `pages.${form}:${id}` }, async (tx) => {
    const outcome = await deed(tx, { staff, id, raw })
    return 'done' in outcome ? { location: `${pagePath(id)}?done=${outcome.done}` } : outcome
  }).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error
    return { ok: false as const, errors: [{ field: '', message: problems['moved-on'] }] }
  })
  return done.ok ? done.response : show(c, house, { errors: done.errors })
}

type Shown = { errors?: readonly FieldError[]; preview?: OverviewProps['preview'] }

async function show(c: Ctx, house: House, { errors = [], preview }: Shown = {}): Promise<Response> {
  const staff = requireWriter(c)
  const view = await house.db.read((tx) => pageView(tx, house, staff, pageIdIn(c)))
  const title = withoutReadings(view.languages[0]?.title ?? view.page.slug)
  const done = c.req.query('done') ?? ''
  const { previewDays, publicRelations } = pageRules(house)
  return staffPage(
    c,
    house,
    {
      title: preview ? t.preview : t.window,
      heading: title,
      current: pagesPath,
      summary: <PageStates page={view.page} open={view.open} published={view.published} />,
      crumbs: [{ href: pagesPath, label: writingTexts.title }],
      errors,
      styles: ['page-desk.css'],
    },
    <OverviewPage
      view={view}
      done={errors.length === 0 && isNews(done) ? news[done] : undefined}
      preview={preview}
      previewDays={previewDays}
      goesStraight={!publicRelations}
      names={namesOf(house)}
    />,
  )
}

const isNews = (done: string): done is keyof typeof news => Object.hasOwn(news, done)
