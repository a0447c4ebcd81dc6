import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, seeOther } from '#platform/http/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { groundOf } from '../../ground/index.ts'
import { type Category, requireCatalogue } from '../../record/index.ts'
import { addPhotos, beginDraft, changeDraft, type Holder, readDraft } from '../actions/keep-draft.ts'
import { personOfLink } from '../actions/personal-link.ts'
import { placeFromWords } from '../actions/place.ts'
import { phoneNow } from '../actions/phone-now.ts'
import { blankDraft, type Draft } from '../domain/draft.ts'
import { FormAside, FormPage } from '../pages/form-page.tsx'
import { KindPage } from '../pages/kind-page.tsx'
import { suggestCategories } from '../domain/suggest.ts'
import { filingTexts } from '../text/index.ts'
import { draftOf, gonePage, holderOf } from './draft-of.tsx'

/** From the empty form to a draft with place and kind. */
export function formRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/new', (c) => {
    const kind = c.req.query('kind') === 'good_deed' ? 'good_deed' : 'defect'
    const channel = c.req.query('from') === 'line' ? 'line' : 'web'
    const by = c.req.query('by')
    return showForm(c, house, { draft: blankDraft({ kind, channel }), by: personOfLink(house, by) && by })
  })

  app.post('/reports/new', (c) => takeForm(c, house))

  app.get('/reports/new/:draft', async (c) => {
    const found = await draftOf(c, house)
    return 'response' in found ? found.response : showForm(c, house, found)
  })

  app.get('/reports/new/:draft/kind', async (c) => {
    const found = await draftOf(c, house)
    return 'response' in found ? found.response : showKinds(c, house, found)
  })

  app.post('/reports/new/:draft/kind', async (c) => {
    const found = await draftOf(c, house)
    if ('response' in found) return found.response
    const form = await readForm(c, z.object({ category: z.string().max(60).optional() }))
    const category = form.ok ? categoryOf(house, found.draft, form.value.category) : undefined
    if (!category) {
      const message = filingTexts(c.get('lang')).problems.noCategory
      return showKinds(c, house, found, [{ field: '', message }])
    }
    await changeDraft(house, found.holder, (draft) => ({ ...draft, category: category.code, attributes: {} }))
    return seeOther(c, `/reports/new/${found.holder.id}/check`)
  })
}

const formSchema = z.object({
  draft: z.string().max(40).optional(),
  kind: z.enum(['defect', 'good_deed', 'theme']).catch('defect'),
  channel: z.enum(['web', 'line']).catch('web'),
  theme: z.string().max(60).optional(),
  plate: z.string().max(30).optional(),
  by: z.string().max(200).optional(),
  where: field.optionalText(100),
  placeText: field.optionalText(200),
  description: field.optionalText(4000),
  category: z.string().max(60).optional(),
  remove: z.string().max(40).optional(),
  camera: z.instanceof(File).optional(),
  photos: z.array(z.instanceof(File)),
})
type Sent = z.output<typeof formSchema>

/** Keeps what was sent, whatever is wrong with it, pictures first; goes on when the place is known. */
async function takeForm(c: Ctx, house: House): Promise<Response> {
  const form = await readForm(c, formSchema, { lists: ['photos'] })
  const named = form.raw.draft ? holderOf(c, String(form.raw.draft)) : undefined
  const known = named && (await readDraft(house, named))
  if (form.raw.draft && !known) return gonePage(c, house)
  if (!form.ok) return showForm(c, house, { draft: typedDraft(form.raw), holder: named }, form.errors)
  const { value } = form
  const holder: Holder = named ?? { id: newId<'report-draft'>(), browser: c.get('browser') }
  const start = {
    kind: value.kind,
    channel: value.channel,
    theme: value.theme,
    plate: value.plate,
    reporter: personOfLink(house, value.by),
  }
  if (!named) await beginDraft(house, holder, start)
  const t = filingTexts(c.get('lang')).problems
  const files = [value.camera, ...value.photos].filter((one) => one !== undefined && one.size > 0)
  const { problems } = await addPhotos(house, holder, files as File[], requireCatalogue(house).settings.photos)
  const { errors, draft } = await keepTyped(c, house, holder, value)
  if (value.remove) return seeOther(c, `/reports/new/${holder.id}#photos`)
  const wrong = [...new Set(problems)].map((problem) => ({ field: 'photos', message: t.photos[problem] }))
  const all = [...wrong, ...errors]
  if (all.length > 0) return showForm(c, house, { draft, holder, where: value.where }, all)
  return seeOther(c, `/reports/new/${holder.id}/${draft.category ? 'check' : 'kind'}`)
}

async function keepTyped(
  c: Ctx,
  house: House,
  holder: Holder,
  { where, placeText, description, category, remove }: Sent,
): Promise<{ errors: FieldError[]; draft: Draft }> {
  const t = filingTexts(c.get('lang')).problems
  const ground = groundOf(house)
  const found = where && ground ? placeFromWords(ground, where) : undefined
  const draft = await changeDraft(house, holder, (now) => {
    const chosen = categoryOf(house, now, category) ?? categoryOf(house, now, now.category)
    return {
      ...now,
      description: description ?? '',
      placeText,
      photos: now.photos.filter(({ photoId }) => photoId !== remove),
      ...(chosen && { category: chosen.code, attributes: chosen.code === now.category ? now.attributes : {} }),
      ...(found?.ok && { place: found.place, town: found.town }),
    }
  })
  if (found && !found.ok)
    return { errors: [{ field: 'where', message: found.reason === 'outside' ? t.outside : t.placeUnknown }], draft }
  return { errors: draft.place ? [] : [{ field: 'where', message: t.placeMissing }], draft }
}

/** A kind that this draft may have. */
function categoryOf(house: House, { kind }: Pick<Draft, 'kind'>, code: string | undefined): Category | undefined {
  const category = code === undefined ? undefined : requireCatalogue(house).categories.get(code)
  return category?.kind === kind ? category : undefined
}

const typedDraft = (raw: Record<string, string | string[]>): Draft =>
  blankDraft({ description: String(raw.description ?? ''), placeText: String(raw.placeText ?? '') })

/** `by`: the token of a link from a chat. */
type Shown = { draft: Draft; holder?: Holder | undefined; where?: string | undefined; by?: string | undefined }

function showForm(
  c: Ctx,
  house: House,
  { draft, holder, where, by }: Shown,
  errors: readonly FieldError[] = [],
): Response {
  const lang = c.get('lang')
  const t = filingTexts(lang)
  const title = draft.kind === 'good_deed' ? t.deed.title : t.entry.title
  return residentPage(
    c,
    house,
    {
      title,
      crumbs: [],
      errors,
      styles: ['filing.css'],
      aside: <FormAside lang={lang} />,
      ...((holder || errors.length > 0) && { robots: 'noindex' }),
      description: draft.kind === 'good_deed' ? t.deed.description : t.entry.description,
    },
    <FormPage
      lang={lang}
      catalogue={requireCatalogue(house)}
      draft={draft}
      draftId={holder?.id}
      by={by}
      where={where ?? draft.town ?? ''}
      phone={phoneNow(house)}
    />,
  )
}

function showKinds(
  c: Ctx,
  house: House,
  { draft, holder }: { draft: Draft; holder: Holder },
  errors: readonly FieldError[] = [],
): Response {
  const lang = c.get('lang')
  const catalogue = requireCatalogue(house)
  const offered = [...catalogue.categories.values()].filter(({ kind }) => kind === draft.kind)
  const suggested = suggestCategories(`${draft.description} ${draft.placeText ?? ''}`, offered)
  return residentPage(
    c,
    house,
    {
      title: filingTexts(lang).kind.title,
      back: `/reports/new/${holder.id}`,
      errors,
      robots: 'noindex',
      styles: ['filing.css'],
    },
    <KindPage lang={lang} catalogue={catalogue} kind={draft.kind} draftId={holder.id} suggested={suggested} />,
  )
}
