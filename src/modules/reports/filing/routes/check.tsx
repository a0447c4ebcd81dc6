import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import {
  clientAddress,
  type Ctx,
  type FieldError,
  type HttpEnv,
  readForm,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { withinBudget } from '#platform/http/rate-limit.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { groundOf, isInside } from '../../ground/index.ts'
import { showPhoto } from '../../pictures/index.ts'
import { type Category, requireCatalogue, routeFor } from '../../record/index.ts'
import { type DraftFiled, fileDraft } from '../actions/file-draft.ts'
import { followInstead } from '../actions/follow-instead.ts'
import { findSimilar } from '../actions/find-similar.ts'
import { changeDraft, type Holder, readHeld } from '../actions/keep-draft.ts'
import { phoneNow } from '../actions/phone-now.ts'
import { mayReport } from '../actions/reporter.ts'
import { attributeField, readAttributes } from '../domain/attributes.ts'
import { isDangerous } from '../domain/danger.ts'
import type { Draft, LastAnswers } from '../domain/draft.ts'
import { ownerFor } from '../domain/owner.ts'
import { CheckPage } from '../pages/check-page.tsx'
import { filingTexts } from '../text/index.ts'
import { draftOf, gonePage, holderOf } from './draft-of.tsx'

/** What is about to be sent, what may be the same, and sending it. */
export function checkRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/new/:draft/check', async (c) => {
    const found = await draftOf(c, house)
    return 'response' in found ? found.response : showCheck(c, house, found)
  })

  app.post('/reports/new/:draft/send', (c) => send(c, house))

  app.post('/reports/new/:draft/follow', (c) => follow(c, house))

  app.get('/reports/new/:draft/photos/:photo', async (c) => {
    const found = await draftOf(c, house)
    if ('response' in found) throw new NotFound('photo')
    const photo = found.draft.photos.find(({ photoId }) => photoId === c.req.param('photo'))
    if (!photo) throw new NotFound('photo')
    return showPhoto(c, house, photo.fileId, 'small')
  })
}

async function send(c: Ctx, house: House): Promise<Response> {
  const holder = holderOf(c, c.req.param('draft'))
  const held = holder && (await readHeld(house, holder))
  if (!holder || !held || held.is === 'gone') return gonePage(c, house)
  if (held.is === 'ended') return seeOther(c, `/reports/new/${holder.id}/thanks`)
  const { draft } = held
  if (!draft.category) return seeOther(c, `/reports/new/${holder.id}/kind`)
  const { answers, problems } = await readAnswers(c, house, draft)
  const keep = () => changeDraft(house, holder, (now) => ({ ...now, ...answers }))
  const again = async (errors: readonly FieldError[]) => showCheck(c, house, { draft: await keep(), holder }, errors)
  if (problems.length > 0) return again(problems)
  const may = mayReport(c, requireCatalogue(house).settings, draft)
  if (!may.ok) {
    await keep()
    return seeOther(c, wayIn(holder, may.needs, await isByMail(c)))
  }
  if (!(await isWithinNetwork(c, house)))
    return again([{ field: '', message: filingTexts(c.get('lang')).problems.tooManyHere(phoneNow(house)) }])
  const { reporter } = may
  const who = { actor: c.get('actor'), reporter, browser: holder.browser, lang: c.get('lang'), answers }
  const done = await submitOnce(c, house, { form: 'reports.send' }, async (tx) => {
    const filed = await fileDraft(tx, house, holder.id, who)
    if (!filed.ok) return { errors: [{ field: '', message: sayRefusal(c, house, filed.reason) }] }
    return { location: `/reports/new/${holder.id}/thanks` }
  })
  return done.ok ? done.response : again(done.errors)
}

async function follow(c: Ctx, house: House): Promise<Response> {
  const found = await draftOf(c, house)
  if ('response' in found) return found.response
  const { holder, draft } = found
  const form = await readForm(c, z.object({ report: z.string().max(40) }))
  if (!form.ok) throw new NotFound('report')
  const may = mayReport(c, requireCatalogue(house).settings, draft)
  if (!may.ok) return seeOther(c, wayIn(holder, may.needs, false, 'similar'))
  const who = { actor: c.get('actor'), reporter: may.reporter, browser: holder.browser, lang: c.get('lang') }
  const done = await submitOnce(c, house, { form: 'reports.follow-instead' }, async (tx) => {
    await followInstead(tx, house, holder.id, form.value.report, who)
    return { location: `/reports/new/${holder.id}/thanks` }
  })
  return done.ok ? done.response : showCheck(c, house, found, done.errors)
}

export const isWithinNetwork = (c: Ctx, house: House): Promise<boolean> =>
  withinBudget(house, {
    scope: 'reports.network',
    key: clientAddress(c, house.config),
    uses: requireCatalogue(house).settings.perNetworkAnHour,
    minutes: 60,
  })

export function sayRefusal(c: Ctx, house: House, reason: Extract<DraftFiled, { ok: false }>['reason']): string {
  const t = filingTexts(c.get('lang')).problems
  switch (reason) {
    case 'no_category':
      return t.noCategory
    case 'no_answers':
      return t.attributeMissing
    case 'no_place':
      return t.placeMissing
    case 'outside':
      return t.outside
    case 'theme_over':
      return t.themeOver
    case 'blocked':
      return t.blocked(house.profile.phone)
    case 'too_many_today':
      return t.tooManyToday(requireCatalogue(house).settings.perPersonADay, phoneNow(house))
  }
}

/** To who one is and back here; by card, passkey or mail as they like, or straight to the mail. */
function wayIn({ id }: Holder, needs: 'sign-in' | 'prove' | 'register', byMail: boolean, part = 'send'): string {
  const back = encodeURIComponent(`/reports/new/${id}/check#${part}`)
  if (needs === 'prove') return `/proof?return_to=${back}`
  return `${byMail ? '/sign-in/mail' : '/sign-in'}?return_to=${back}`
}

const isByMail = async (c: Ctx): Promise<boolean> => {
  const form = await readForm(c, z.object({ by: z.string().max(10).optional() }))
  return form.ok && form.value.by === 'mail'
}

async function readAnswers(
  c: Ctx,
  house: House,
  draft: Draft,
): Promise<{ answers: LastAnswers; problems: FieldError[] }> {
  const attributes = kindOf(house, draft)?.attributes ?? []
  const form = await readForm(c, z.record(z.string(), z.unknown()), { lists: attributes.map(attributeField) })
  const given = (name: string) => [form.raw[name] ?? []].flat()
  const read = readAttributes(attributes, given)
  const t = filingTexts(c.get('lang')).problems
  const answers = {
    attributes: read.answers,
    nearHome: given('nearHome').length > 0,
    wantsPrivate: given('wantsPrivate').length > 0,
  }
  const problems = [
    ...(form.ok ? [] : form.errors),
    ...read.missing.map((name) => ({ field: name, message: t.attributeMissing })),
    ...read.wrong.map((name) => ({ field: name, message: t.attributeWrong })),
  ]
  return { answers, problems }
}

const kindOf = (house: House, draft: Draft): Category | undefined =>
  draft.category === undefined ? undefined : requireCatalogue(house).categories.get(draft.category)

async function showCheck(
  c: Ctx,
  house: House,
  { draft, holder }: { draft: Draft; holder: Holder },
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const catalogue = requireCatalogue(house)
  const category = kindOf(house, draft)
  if (!category) return seeOther(c, `/reports/new/${holder.id}/kind`)
  if (!draft.place) return seeOther(c, `/reports/new/${holder.id}#place`)
  const lang = c.get('lang')
  const { place } = draft
  const ground = groundOf(house)
  const similar = await house.db.read((tx) => findSimilar(tx, catalogue, draft, house.clock.now()))
  const { owner, of } = ownerFor(category, ground, place)
  const { body } = routeFor(catalogue, { category, owner, town: draft.town ?? '' })
  const name = body === undefined ? undefined : catalogue.bodies.get(body)?.name[lang]
  return residentPage(
    c,
    house,
    {
      title: filingTexts(lang).check.title,
      back: `/reports/new/${holder.id}`,
      errors,
      robots: 'noindex',
      styles: ['filing.css'],
    },
    <CheckPage
      lang={lang}
      draft={draft}
      draftId={holder.id}
      category={category}
      settings={catalogue.settings}
      similar={similar}
      may={mayReport(c, catalogue.settings, draft)}
      danger={isDangerous(category, draft.description) ? phoneNow(house) : undefined}
      owner={of && name ? { of, body: name } : undefined}
      isNearBorder={ground !== undefined && isInside(ground, place) === 'near-border'}
    />,
  )
}
