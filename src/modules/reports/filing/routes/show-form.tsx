import { allowMap, type Ctx, type FieldError } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { draftAt, emptyDraft, groundOf, type PlaceDraft, placeIslands, placeStyles } from '../../ground/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import type { Holder } from '../actions/keep-draft.ts'
import { phoneNow } from '../actions/phone-now.ts'
import type { Draft } from '../domain/draft.ts'
import { FormAside, FormPage } from '../pages/form-page.tsx'
import { filingTexts } from '../text/index.ts'

export type Shown = {
  draft: Draft
  /** Missing: nothing is kept of it yet. */
  holder?: Holder | undefined
  /** Where its map stands, in the middle of choosing. */
  place?: PlaceDraft | undefined
  /** Of a thing with a number. */
  about?: string | undefined
  /** The token of a link from a chat. */
  by?: string | undefined
}

/** The first page with what is known. The empty one holds nothing of anybody, and may be kept for when there is no connection. */
export function showForm(c: Ctx, house: House, shown: Shown, errors: readonly FieldError[] = []): Response {
  const { draft, holder } = shown
  const lang = c.get('lang')
  const t = filingTexts(lang)
  const of = draft.kind === 'good_deed' ? t.deed : t.entry
  allowMap(c, house.config)
  return residentPage(
    c,
    house,
    {
      title: of.title,
      description: of.description,
      crumbs: [],
      errors,
      aside: <FormAside lang={lang} kind={draft.kind} />,
      styles: [...placeStyles, 'filing.css'],
      islands: [...placeIslands, 'report-outbox'],
      ...((holder || errors.length > 0 || shown.by || shown.about) && { robots: 'noindex' }),
    },
    <FormPage
      house={house}
      lang={lang}
      catalogue={requireCatalogue(house)}
      draft={draft}
      draftId={holder?.id}
      place={shown.place ?? placeOf(house, draft)}
      about={shown.about}
      by={shown.by}
      phone={phoneNow(house)}
    />,
  )
}

function placeOf(house: House, { place, town = '', placeText = '' }: Draft): PlaceDraft {
  const words = { town, placeText }
  return place ? draftAt(groundOf(house), place, words) : { ...emptyDraft, ...words }
}
