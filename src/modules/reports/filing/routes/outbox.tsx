import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { newId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage, Title } from '#platform/ui/index.ts'
import { findReport, requireCatalogue } from '../../record/index.ts'
import { begunWith } from '../actions/begun-with.ts'
import { fileDraft } from '../actions/file-draft.ts'
import { beginDraft, changeDraft, type Holder, readHeld } from '../actions/keep-draft.ts'
import { mayReport } from '../actions/reporter.ts'
import type { Draft } from '../domain/draft.ts'
import { suggestCategories } from '../domain/suggest.ts'
import { OutboxBox } from '../pages/outbox-box.tsx'
import { draftOfKey } from '../store/drafts.ts'
import { filingTexts } from '../text/index.ts'
import { isWithinNetwork } from './check.tsx'
import { formSchema, keepPhotos, keepTyped, readPlaced } from './take-form.tsx'

/** What a phone kept while it had no connection. */
export function outboxRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/outbox', (c) => {
    const lang = c.get('lang')
    const t = filingTexts(lang).outbox
    return residentPage(
      c,
      house,
      { title: t.page, crumbs: [], robots: 'noindex', styles: ['filing.css'], islands: ['report-outbox'] },
      <>
        <Title lede={t.lede}>{t.page}</Title>
        <OutboxBox lang={lang} isPage />
      </>,
    )
  })

  // Asked before anything is sent: whether there is a connection, and who is signed in by now.
  app.get('/reports/outbox/ready', (c) => {
    const may = mayReport(c, requireCatalogue(house).settings).ok
    return c.json({ csrf: c.get('csrf'), may })
  })

  app.post('/reports/outbox', (c) => take(c, house))
}

const waitingSchema = formSchema.extend({ sent_key: z.uuid() })

/** Files what waited, once by its key, whoever sends it and however often. What cannot be filed is kept as a draft, to be put right. */
async function take(c: Ctx, house: House): Promise<Response> {
  const may = mayReport(c, requireCatalogue(house).settings)
  if (!may.ok) return c.json({ problem: 'sign-in' }, 401)
  const form = await readForm(c, waitingSchema, { lists: ['photos'] })
  if (!form.ok) return c.json({ problem: 'unfit', fix: '/reports/new' }, 422)
  const { raw, value } = form
  const holder = await holderFor(c, house, value.sent_key, value)
  if (!holder) return c.json({ problem: 'theme', fix: '/reports/themes' }, 422)
  const held = await readHeld(house, holder)
  if (held.is === 'ended') return taken(c, house, holder)
  if (!(await isWithinNetwork(c, house))) return c.json({ problem: 'busy' }, 429)
  await changeDraft(house, holder, (draft) => ({ ...draft, ...(value.draft ? {} : { photos: [] }) }))
  const photos = await keepPhotos(c, house, holder, value)
  const { draft, errors } = await keepTyped(c, house, holder, value, readPlaced(raw, house))
  const fix = `/reports/new/${holder.id}`
  if (photos.length > 0 || errors.length > 0) return c.json({ problem: 'fix', fix }, 422)
  if (!draft.category) await changeDraft(house, holder, (now) => ({ ...now, category: likeliest(house, now) }))
  const who = { actor: c.get('actor'), reporter: may.reporter, browser: holder.browser, lang: c.get('lang') }
  const done = await submitOnce(c, house, { form: 'reports.outbox' }, async (tx) => {
    const filed = await fileDraft(tx, house, holder.id, who)
    return filed.ok ? { location: `${fix}/thanks` } : { errors: [{ field: '', message: filed.reason }] }
  })
  return done.ok ? taken(c, house, holder) : c.json({ problem: 'fix', fix: `${fix}/check` }, 422)
}

/** The draft of this key, begun now or by an earlier try; of a form that had one already, that one. */
async function holderFor(
  c: Ctx,
  house: House,
  sentKey: string,
  value: z.output<typeof waitingSchema>,
): Promise<Holder | undefined> {
  const known = await house.db.read((tx) => draftOfKey(tx, sentKey))
  if (known) return { id: known.id, browser: known.browser }
  const browser = c.get('browser')
  const named = parseId<'report-draft'>(String(value.draft ?? ''))
  if (named && (await readHeld(house, { id: named, browser })).is !== 'gone') return { id: named, browser }
  const begun = await house.db.read((tx) => begunWith(tx, house, value))
  if (begun === 'theme_over') return undefined
  const holder = { id: newId<'report-draft'>(), browser }
  if (await beginDraft(house, holder, begun.draft, sentKey)) return holder
  const other = await house.db.read((tx) => draftOfKey(tx, sentKey))
  return other && { id: other.id, browser: other.browser }
}

/** Nobody is there to choose: by the words, else the last of its kind, which is for everything else. */
function likeliest(house: House, { kind, description }: Draft): string | undefined {
  const offered = [...requireCatalogue(house).categories.values()].filter((one) => one.kind === kind)
  return (suggestCategories(description, offered, 1)[0] ?? offered.at(-1))?.code
}

async function taken(c: Ctx, house: House, holder: Holder): Promise<Response> {
  const held = await readHeld(house, holder)
  const report = held.is === 'ended' ? await house.db.read((tx) => findReport(tx, held.reportId)) : undefined
  const href = holder.browser === c.get('browser') ? `/reports/new/${holder.id}/thanks` : '/reports/mine'
  return c.json({ href, number: report?.number ?? '' })
}
