import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type FieldError, type HttpEnv, readForm, seeOther } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { type Category, requireCatalogue } from '../../record/index.ts'
import { changeDraft, type Holder } from '../actions/keep-draft.ts'
import type { Draft } from '../domain/draft.ts'
import { suggestCategories } from '../domain/suggest.ts'
import { KindPage } from '../pages/kind-page.tsx'
import { assetOfPlate } from '../store/assets.ts'
import { filingTexts } from '../text/index.ts'
import { draftOf } from './draft-of.tsx'
import { categoryOf } from './take-form.tsx'

/** What kind of thing it is: one press. */
export function kindRoutes(app: Hono<HttpEnv>, house: House): void {
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
    await changeDraft(house, found.holder, (draft) => withKind(draft, category))
    return seeOther(c, `/reports/new/${found.holder.id}/check`)
  })
}

/** The number of the thing answers the question for it. */
function withKind(draft: Draft, { code, attributes }: Category): Draft {
  if (draft.category === code) return draft
  const asksPlate = draft.plate !== undefined && attributes.some((one) => one.code === 'plate')
  return { ...draft, category: code, attributes: asksPlate && draft.plate ? { plate: draft.plate } : {} }
}

type Found = { draft: Draft; holder: Holder }

async function showKinds(
  c: Ctx,
  house: House,
  { draft, holder }: Found,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const lang = c.get('lang')
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
    <KindPage
      lang={lang}
      catalogue={requireCatalogue(house)}
      kind={draft.kind}
      draftId={holder.id}
      suggested={await suggestedFor(house, draft)}
    />,
  )
}

/** By the thing that it is about, then by the words. */
async function suggestedFor(house: House, { kind, plate, description, placeText }: Draft): Promise<Category[]> {
  const offered = [...requireCatalogue(house).categories.values()].filter((one) => one.kind === kind)
  const asset = plate && (await house.db.read((tx) => assetOfPlate(tx, plate, house.clock.today())))
  const byWords = suggestCategories(`${description} ${placeText ?? ''}`, offered)
  const byThing = asset ? offered.filter((one) => one.asset === asset.kind) : []
  return [...new Set([...byThing, ...byWords])].slice(0, 3)
}
