import { z } from 'zod'
import {
  clientAddress,
  type Ctx,
  type FieldError,
  field,
  limitRate,
  type Raw,
  readForm,
  seeOther,
} from '#platform/http/index.ts'
import { withinBudget } from '#platform/http/rate-limit.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf, isInside, type PlaceDraft, readPlace, soughtPlace, stepPlace } from '../../ground/index.ts'
import { type Category, requireCatalogue } from '../../record/index.ts'
import { begunWith } from '../actions/begun-with.ts'
import { addPhotos, beginDraft, changeDraft, type Holder, readDraft } from '../actions/keep-draft.ts'
import { phoneNow } from '../actions/phone-now.ts'
import { placeFromWords } from '../actions/place.ts'
import { blankDraft, type Draft } from '../domain/draft.ts'
import { filingTexts } from '../text/index.ts'
import { gonePage, holderOf } from './draft-of.tsx'
import { showForm } from './show-form.tsx'

// Without a script each move of the pin is one.
const pressesPerMinute = 120

const short = z.string().max(200).optional()

export const formSchema = z.looseObject({
  kind: short,
  from: short,
  theme: short,
  plate: short,
  by: short,
  description: field.optionalText(4000),
  category: short,
  remove: short,
  camera: z.instanceof(File).optional(),
  photos: z.array(z.instanceof(File)),
})
type Sent = z.output<typeof formSchema>

/**
 * Keeps what was sent, whatever is wrong with it, pictures first; shows the page again for the map's own buttons, and goes
 * on when the place is known.
 */
export async function takeForm(c: Ctx, house: House): Promise<Response> {
  await limitRate(house, { scope: 'reports.form', key: clientAddress(c, house.config), perMinute: pressesPerMinute })
  const form = await readForm(c, formSchema, { lists: ['photos'] })
  const { raw } = form
  const named = raw.draft ? holderOf(c, String(raw.draft)) : undefined
  const known = named && (await readDraft(house, named))
  if (raw.draft && !known) return gonePage(c, house)
  if (!form.ok) return showForm(c, house, { draft: known ?? typed(raw), holder: named }, form.errors)
  const t = filingTexts(c.get('lang')).problems
  const holder: Holder = named ?? { id: newId<'report-draft'>(), browser: c.get('browser') }
  if (!named) {
    const begun = await house.db.read((tx) => begunWith(tx, house, form.value))
    if (begun === 'theme_over') return showForm(c, house, { draft: typed(raw) }, [{ field: '', message: t.themeOver }])
    await beginDraft(house, holder, begun.draft)
  }
  const problems = await keepPhotos(c, house, holder, form.value)
  const ground = groundOf(house)
  const step = stepPlace(raw, ground) ?? soughtPlace(raw, ground)
  const { draft, errors } = await keepTyped(c, house, holder, form.value, step ?? readPlaced(raw, house))
  if (form.value.remove) return seeOther(c, `/reports/new/${holder.id}#photos`)
  if (step) return showForm(c, house, { draft, holder, place: step }, problems)
  const all = [...problems, ...errors]
  if (all.length > 0) return showForm(c, house, { draft, holder }, all)
  return seeOther(c, `/reports/new/${holder.id}/${draft.category ? 'check' : 'kind'}`)
}

const typed = (raw: Raw): Draft =>
  blankDraft({ description: String(raw.description ?? ''), placeText: String(raw.placeText ?? '') })

export async function keepPhotos(
  c: Ctx,
  house: House,
  holder: Holder,
  { camera, photos }: Sent,
): Promise<FieldError[]> {
  const files = [...(camera ? [camera] : []), ...photos].filter(({ size }) => size > 0)
  const { settings } = requireCatalogue(house)
  // Nobody has said yet who they are.
  for (const _ of files)
    if (!(await isWithinPhotos(c, house)))
      return [{ field: 'photos', message: filingTexts(c.get('lang')).problems.tooManyHere(phoneNow(house)) }]
  const { problems } = await addPhotos(house, holder, files, settings.photos)
  const t = filingTexts(c.get('lang')).problems.photos
  return [...new Set(problems)].map((problem) => ({ field: 'photos', message: t[problem] }))
}

const isWithinPhotos = (c: Ctx, house: House): Promise<boolean> => {
  const { perNetworkAnHour, photos } = requireCatalogue(house).settings
  return withinBudget(house, {
    scope: 'reports.photos',
    key: clientAddress(c, house.config),
    uses: perNetworkAnHour * photos,
    minutes: 60,
  })
}

type Placed = Pick<Draft, 'place' | 'town' | 'placeText'> & { problem?: 'placeMissing' | 'placeUnknown' | 'outside' }

/** The place of the form: pressed on the map, or what its words lead to. */
export function readPlaced(raw: Raw, house: House): Placed {
  const ground = groundOf(house)
  const read = readPlace(raw, ground)
  const words = { placeText: String(raw.placeText ?? '').slice(0, 200) || undefined }
  if (!read.ok) return { ...words, problem: read.reason === 'outside' ? 'outside' : 'placeMissing' }
  const { place, town } = read
  if (place && town) return { ...words, place, town }
  const found = ground && [town, read.placeText].map((one) => placeFromWords(ground, one)).find(Boolean)
  return found ? { ...words, ...found } : { ...words, problem: 'placeUnknown' }
}

export async function keepTyped(
  c: Ctx,
  house: House,
  holder: Holder,
  { description, category, remove }: Sent,
  { place, town, placeText, ...read }: Placed | PlaceDraft,
): Promise<{ draft: Draft; errors: FieldError[] }> {
  const draft = await changeDraft(house, holder, (now) => {
    const chosen = now.kind === 'theme' ? undefined : categoryOf(house, now, category)
    return {
      ...now,
      description: description ?? '',
      place: place && isOurs(house, place) ? place : undefined,
      town: town || undefined,
      placeText: placeText || undefined,
      photos: now.photos.filter(({ photoId }) => photoId !== remove),
      ...(chosen && { category: chosen.code, attributes: chosen.code === now.category ? now.attributes : {} }),
    }
  })
  const problem = 'problem' in read ? read.problem : undefined
  const t = filingTexts(c.get('lang')).problems
  return { draft, errors: problem ? [{ field: 'place', message: t[problem] }] : [] }
}

function isOurs(house: House, place: { lat: number; lon: number }): boolean {
  const ground = groundOf(house)
  return !ground || isInside(ground, place) !== 'outside'
}

/** A kind that this draft may have. */
export function categoryOf(
  house: House,
  { kind }: Pick<Draft, 'kind'>,
  code: string | undefined,
): Category | undefined {
  const category = code === undefined ? undefined : requireCatalogue(house).categories.get(code)
  return category?.kind === kind ? category : undefined
}
