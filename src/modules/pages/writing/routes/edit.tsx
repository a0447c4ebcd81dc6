import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByKeys, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { detailsSchema } from '../../domain/details.ts'
import type { PageId } from '../../domain/page.ts'
import { topicsOf } from '../../domain/topics.ts'
import { aroundOf } from '../actions/check.ts'
import { openPage, requireOpen } from '../actions/own.ts'
import { type Saved, saveWords } from '../actions/write.ts'
import { diffTexts } from '../domain/diff.ts'
import type { Words } from '../domain/words.ts'
import { listOf, readWords, textOf, typedWords } from '../forms.ts'
import { lint } from '../lint/index.ts'
import { withStaffPictures } from '../../keeping/media/in-preview.ts'
import { renderedTree } from '../markdown/index.ts'
import { lookOf } from '../look.ts'
import { EditPage, type EditProps } from '../pages/edit-page.tsx'
import type { Choices } from '../pages/edit-fields.tsx'
import { editPath, pagePath, pagesPath } from '../pages/paths.ts'
import { pagePermissions as may } from '../permissions.ts'
import { findVersion, latestVersions } from '../store/editions.ts'
import { writingTexts } from '../text/index.ts'
import { langIn, pageIdIn } from './staff.ts'

const t = writingTexts.edit
const lists = ['topics', 'lifeEvents'] as const

/** Writing a draft in one of its languages. */
export function editRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${pagesPath}/:id/words/:lang`
  app.get(at, (c) => show(c, house, { news: newsOf(c.req.query('done')) }))
  app.post(at, (c) => save(c, house))
  // What was typed is looked at and kept nowhere.
  app.post(`${at}/look`, async (c) => {
    requireStaff(c, may.write)
    const { raw } = await readForm(c, z.looseObject({}), { lists })
    if (c.req.header('accept') === 'application/json') return c.json(await look(c, house, raw))
    return show(c, house, { raw, news: 'looked' })
  })
}

const newsOf = (done: string | undefined) => (done === 'saved' || done === 'merged' ? done : undefined)

async function save(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const [id, lang] = [pageIdIn(c), langIn(c)]
  const form = await readForm(c, z.looseObject({}), { lists })
  const { raw } = form
  const { page } = await house.db.read((tx) => openPage(tx, house, staff, id))
  const read = readWords(raw, { lang, kind: page.kind })
  const edition = parseId<'edition'>(textOf(raw, 'edition'))
  if (!edition) throw new NotFound('edition')
  if (!form.ok || !read.ok)
    return show(c, house, { raw, errors: [...(form.ok ? [] : form.errors), ...(read.ok ? [] : read.errors)] })
  const asked = { id, lang, edition, base: numberIn(raw, 'base'), words: read.words }
  const ofJapanese = textOf(raw, 'of_japanese') === '' ? undefined : numberIn(raw, 'of_japanese')
  let clash: Extract<Saved, { ok: false }> | undefined
  const done = await submitOnce(c, house, { form: `pages.write:${id}:${lang}` }, async (tx) => {
    const saved = await saveWords(tx, house, staff, { ...asked, ofJapanese })
    if (saved.ok) return { location: `${editPath(id, lang)}?done=${saved.isMerged ? 'merged' : 'saved'}` }
    clash = saved
    return { errors: [{ field: saved.merged.clashes[0]?.field.replace('.', '-') ?? '', message: t.clash }] }
  }).catch(movedOn)
  if (done.ok) return done.response
  return show(c, house, { raw, errors: done.errors, ...(clash && { clash }) })
}

const movedOn = (error: unknown): { ok: false; errors: FieldError[] } => {
  if (!(error instanceof Conflict)) throw error
  return { ok: false, errors: [{ field: '', message: t.problems['moved-on'] }] }
}

const numberIn = (raw: Raw, field: string): number => {
  const typed = textOf(raw, field)
  return /^\d{1,6}$/.test(typed) ? Number(typed) : 0
}

type Shown = {
  raw?: Raw
  errors?: readonly FieldError[]
  news?: EditProps['news']
  clash?: Extract<Saved, { ok: false }>
}

async function show(c: Ctx, house: House, { raw, errors = [], news, clash }: Shown): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const [id, lang] = [pageIdIn(c), langIn(c)]
  const desk = await house.db.read((tx) => deskOf(tx, house, staff, { id, lang, raw, errors, clash }))
  const { title } = desk
  return staffPage(
    c,
    house,
    {
      title: `${news === 'looked' ? t.preview : t.body}（${writingTexts.languages[lang]}）`,
      heading: `${title}（${writingTexts.languages[lang]}）`,
      current: pagesPath,
      crumbs: [
        { href: pagesPath, label: writingTexts.title },
        { href: pagePath(id), label: title },
      ],
      errors,
      islands: ['page-editor'],
      styles: ['page-desk.css'],
    },
    <EditPage {...desk.props} news={errors.length > 0 ? undefined : news} />,
  )
}

type Asked = {
  id: PageId
  lang: Lang
  raw: Raw | undefined
  errors: readonly FieldError[]
  clash: Extract<Saved, { ok: false }> | undefined
}

async function deskOf(tx: Tx, house: House, staff: Staff, { id, lang, raw, errors, clash }: Asked) {
  const opened = await openPage(tx, house, staff, id)
  if (!opened.standing.writes) throw new Forbidden('page_of_another_office')
  // Somebody may have handed it in meanwhile: what was typed is shown all the same.
  const edition =
    raw && errors.length > 0 ? (opened.open ?? requireOpen(opened, 'draft')) : requireOpen(opened, 'draft')
  const versions = await latestVersions(tx, edition.id)
  const [japanese, latest] = [versions.find((one) => one.lang === 'ja'), versions.find((one) => one.lang === lang)]
  const words = clash?.merged.words
  const typed = words ? typedWords(words) : (raw ?? (latest ? typedWords(latest) : {}))
  const isOld = latest?.isOutdated && latest.ofJapanese && japanese
  const old = isOld ? await findVersion(tx, id, edition.id, 'ja', latest.ofJapanese ?? 0) : undefined
  const said = await lookAt(tx, house, { typed, lang, opened: { page: opened.page, open: edition } })
  const by = clash?.theirs.savedBy
  const props: EditProps = {
    ...{ id, lang, typed, japanese, ...said },
    kind: opened.page.kind,
    edition: raw && !clash ? textOf(raw, 'edition') || edition.id : edition.id,
    base: clash ? clash.theirs.number : raw ? numberIn(raw, 'base') : (latest?.number ?? 0),
    ofJapanese: lang === 'ja' ? undefined : (japanese?.number ?? 0),
    choices: await choicesOf(tx, house),
    japaneseChange: old && japanese ? diffTexts(textIn(old), textIn(japanese)) : undefined,
    ...(clash && {
      clash: { clashes: clash.merged.clashes, by: by ? ((await staffNames(tx, [by])).get(by) ?? '') : '' },
    }),
  }
  return { props, title: withoutReadings(japanese?.title ?? opened.page.slug) }
}

const textIn = ({ title, summary, body }: Words): string => [title, summary, body].join('\n\n')

async function look(c: Ctx, house: House, raw: Raw) {
  const staff = requireStaff(c, may.write)
  return house.db.read(async (tx) => {
    const opened = await openPage(tx, house, staff, pageIdIn(c))
    const edition = requireOpen(opened, 'draft')
    const said = await lookAt(tx, house, { typed: raw, lang: langIn(c), opened: { page: opened.page, open: edition } })
    return lookOf(raw, said)
  })
}

type Typed = {
  typed: Raw
  lang: Lang
  opened: {
    page: { kind: EditProps['kind']; slug: string }
    open: { publishAt: Temporal.Instant | null; takedownAt: Temporal.Instant | null }
  }
}

/** What the rules say of typed words, also of those that cannot be saved yet. */
async function lookAt(tx: Tx, house: House, { typed, lang, opened: { page, open } }: Typed) {
  const read = readWords(typed, { lang, kind: page.kind })
  const words = read.ok ? read.words : roughly(typed)
  const around = await aroundOf(tx, house, page.slug)
  const { publishAt, takedownAt } = open
  return {
    findings: lint({ ...words, lang, kind: page.kind, publishAt, takedownAt }, around),
    preview: withStaffPictures(renderedTree(words.body).root),
  }
}

const roughly = (raw: Raw): Words => ({
  ...{ title: textOf(raw, 'title'), summary: textOf(raw, 'summary'), body: textOf(raw, 'body') },
  details: detailsSchema.parse({ topics: listOf(raw, 'topics').filter((key) => /^[a-z][a-z0-9-]{0,59}$/.test(key)) }),
})

export async function choicesOf(tx: Tx, house: House): Promise<Choices> {
  const offices = await officesByKeys(
    tx,
    house.profile.offices.map(({ key }) => key),
    house.clock.today(),
  )
  const topics = topicsOf(house)
  const of = (kind: 'topic' | 'lifeEvent') =>
    topics
      .filter((topic) => topic.kind === kind)
      .map(({ key, name }) => ({ value: key, label: withoutReadings(name.ja) }))
  return {
    offices: [...offices].map(([value, { name }]) => ({ value, label: name })),
    topics: of('topic').slice(0, 60),
    lifeEvents: of('lifeEvent').slice(0, 60),
  }
}
