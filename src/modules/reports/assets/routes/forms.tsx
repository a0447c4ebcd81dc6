import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import {
  allowMap,
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { boardPath } from '../../desk/pages/paths.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { plateFrom } from '../../filing/actions/begun-with.ts'
import {
  draftAt,
  emptyDraft,
  groundOf,
  type PlaceDraft,
  placeIslands,
  placeStyles,
  readPlace,
  stepPlace,
} from '../../ground/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { changeAsset, moveAsset } from '../actions/change.ts'
import { registerAsset } from '../actions/register.ts'
import type { Asset } from '../domain/asset.ts'
import { assetKindsOf } from '../kinds.ts'
import { openAsset } from '../own.ts'
import { ChangeAssetPage, KindPage, MoveAssetPage, NewAssetPage } from '../pages/asset-form.tsx'
import { assetPath, assetsPath, newAssetPath } from '../pages/paths.ts'
import { assetTexts } from '../text/index.ts'
import { factFields, readFacts, typedFrom, typedOf } from './read-facts.ts'

const t = assetTexts.forms
const at = `${assetsPath}/:id`
const noKind = { code: '', fields: [] as never[] }

const newForm = z.looseObject({
  kind: z.string().default(''),
  plate: field.optionalText(60),
  office: z.string().default(''),
  ...factFields,
})
const changeForm = z.looseObject({
  version: z.coerce.number().int().catch(0),
  why: field.optionalText(1000),
  ...factFields,
})
const moveForm = z.looseObject({ version: z.coerce.number().int().catch(0), why: field.optionalText(1000) })

/** A thing comes into the register, is described anew, stands elsewhere. */
export function formRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(newAssetPath, (c) => showNew(c, house, requireStaff(c, may.manage), c.req.query('kind')))
  app.post(newAssetPath, (c) => takeNew(c, house, requireStaff(c, may.manage)))

  app.get(`${at}/change`, (c) => showChange(c, house))
  app.post(`${at}/change`, (c) => takeChange(c, house, requireStaff(c, may.manage)))

  app.get(`${at}/move`, (c) => showMove(c, house))
  app.post(`${at}/move`, (c) => takeMove(c, house, requireStaff(c, may.manage)))
}

async function takeNew(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const form = await readForm(c, newForm)
  const { raw } = form
  const step = stepPlace(raw, groundOf(house))
  const kind = assetKindsOf(house).get(String(raw.kind ?? ''))
  const place = placeIn(raw, house)
  const again = (errors: readonly FieldError[]) =>
    showNew(c, house, staff, kind?.code, { errors, raw, place: step ?? place.draft })
  if (step || !kind) return again([])
  if (!form.ok) return again([...form.errors, ...place.errors])
  const { facts, errors } = readFacts(form.value, raw, kind)
  const plate = form.value.plate === undefined ? undefined : plateFrom(form.value.plate)
  const wrongPlate =
    form.value.plate !== undefined && plate === undefined ? [{ field: 'plate', message: t.problems.plate }] : []
  const { found } = place
  if (!found || errors.length + wrongPlate.length > 0) return again([...wrongPlate, ...errors, ...place.errors])
  const done = await submitOnce(c, house, { form: 'reports.asset.register' }, async (tx) => {
    const office = parseId<'office'>(form.value.office)
    const registered = await registerAsset(tx, house, staff, { ...facts, ...found, kind: kind.code, plate, office })
    if (registered.ok) return { location: `${assetPath(registered.id)}?done=registered` }
    const where = { kind: 'kind', office: 'office', taken: 'plate' }[registered.reason]
    return { errors: [{ field: where, message: t.problems[registered.reason] }] }
  })
  return done.ok ? done.response : again(done.errors)
}

async function takeChange(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const id = idIn<'asset'>(c, 'id')
  const form = await readForm(c, changeForm)
  if (!form.ok) return showChange(c, house, form.errors, form.raw)
  const asset = await house.db.read((tx) => openAsset(tx, house, staff, id))
  const kind = assetKindsOf(house).get(asset.kind)
  // What a kind that the profile has no more once asked stays.
  const { facts, errors } = kind
    ? readFacts(form.value, form.raw, kind)
    : { facts: { ...form.value, attributes: asset.attributes }, errors: [] }
  if (errors.length > 0) return showChange(c, house, errors, form.raw)
  const done = await submitOnce(c, house, { form: `reports.asset.change:${id}` }, async (tx) => {
    const { version: seen, why: note } = form.value
    const changed = await changeAsset(tx, house, staff, { id, seen, note }, facts)
    return changed.ok
      ? { location: `${assetPath(id)}?done=changed` }
      : { errors: [{ field: '', message: t.problems[changed.reason] }] }
  })
  return done.ok ? done.response : showChange(c, house, done.errors, form.raw)
}

async function takeMove(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const id = idIn<'asset'>(c, 'id')
  const form = await readForm(c, moveForm)
  const { raw } = form
  const step = stepPlace(raw, groundOf(house))
  if (step) return showMove(c, house, { raw, place: step })
  const { draft: place, found, errors } = placeIn(raw, house)
  if (!form.ok || !found)
    return showMove(c, house, { errors: form.ok ? errors : [...form.errors, ...errors], raw, place })
  const done = await submitOnce(c, house, { form: `reports.asset.move:${id}` }, async (tx) => {
    const { version: seen, why: note } = form.value
    const changed = await moveAsset(tx, house, staff, { id, seen, note }, found)
    return changed.ok
      ? { location: `${assetPath(id)}?done=moved` }
      : { errors: [{ field: '', message: t.problems[changed.reason] }] }
  })
  return done.ok ? done.response : showMove(c, house, { errors: done.errors, raw, place })
}

/** A point is needed here: words alone are none. */
function placeIn(raw: Raw, house: House) {
  const ground = groundOf(house)
  const read = readPlace(raw, ground)
  const wrong = (message: string) => [{ field: 'place', message }]
  if (!read.ok)
    return {
      draft: read.draft,
      found: undefined,
      errors: wrong(read.reason === 'outside' ? t.problems.outside : t.problems.place),
    }
  const { place, town, placeText } = read
  if (!place) return { draft: { ...emptyDraft, town, placeText }, found: undefined, errors: wrong(t.problems.place) }
  return { draft: draftAt(ground, place, { town, placeText }), found: { place, town }, errors: [] }
}

type Shown = { errors?: readonly FieldError[]; raw?: Raw; place?: PlaceDraft }

async function showNew(
  c: Ctx,
  house: House,
  staff: Staff,
  code: string | undefined,
  { errors = [], raw = {}, place = emptyDraft }: Shown = {},
): Promise<Response> {
  const kinds = assetKindsOf(house)
  const kind = kinds.get(code ?? '')
  const offices = await house.db.read((tx) => officesByIds(tx, ownOffices(staff)))
  const named = [...offices.values()].map(({ id, name }) => ({ id, name }))
  allowMap(c, house.config)
  return staffPage(
    c,
    house,
    { title: t.new, ...around(), errors, styles: [...placeStyles], islands: [...placeIslands] },
    kind ? (
      <NewAssetPage house={house} kind={kind} typed={typedFrom(raw)} place={place} offices={named} />
    ) : (
      <KindPage kinds={kinds} />
    ),
  )
}

async function showChange(c: Ctx, house: House, errors: readonly FieldError[] = [], raw?: Raw): Promise<Response> {
  const asset = await openToChange(c, house)
  const fields = assetKindsOf(house).get(asset.kind)?.fields ?? noKind.fields
  return staffPage(
    c,
    house,
    { title: `${asset.plate} ${t.change}`, heading: t.change, ...around(asset), errors },
    <ChangeAssetPage asset={asset} fields={fields} typed={raw ? typedFrom(raw) : typedOf(asset)} />,
  )
}

async function showMove(c: Ctx, house: House, { errors = [], raw = {}, place }: Shown = {}): Promise<Response> {
  const asset = await openToChange(c, house)
  const { lat, lon, town } = asset
  allowMap(c, house.config)
  return staffPage(
    c,
    house,
    {
      title: `${asset.plate} ${t.move}`,
      heading: t.move,
      ...around(asset),
      errors,
      styles: [...placeStyles],
      islands: [...placeIslands],
    },
    <MoveAssetPage
      house={house}
      asset={asset}
      place={place ?? draftAt(groundOf(house), { lat, lon }, { town })}
      typed={typedFrom(raw)}
    />,
  )
}

const openToChange = (c: Ctx, house: House): Promise<Asset> => {
  const staff = requireStaff(c, may.manage)
  return house.db.read((tx) => openAsset(tx, house, staff, idIn<'asset'>(c, 'id')))
}

const around = (asset?: Asset) => ({
  current: boardPath,
  crumbs: [
    { href: assetsPath, label: assetTexts.list.title },
    ...(asset ? [{ href: assetPath(asset.id), label: asset.plate }] : []),
  ],
})
