import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { boardPath } from '../../desk/pages/paths.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { boundsAround, DrawnMap, groundOf } from '../../ground/index.ts'
import { showPhoto } from '../../pictures/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { type AssetChanged, type AssetSeen, endAsset, restoreAsset } from '../actions/change.ts'
import { openAsset } from '../own.ts'
import { AssetPage, AssetSummary, isAssetNews } from '../pages/asset-page.tsx'
import { assetPath, assetsPath } from '../pages/paths.ts'
import { photosHere } from '../store/orders-here.ts'
import { assetTexts } from '../text/index.ts'
import { type AssetView, assetView } from '../view.ts'
import { requireReader } from './reader.ts'

const t = assetTexts.forms
const at = `${assetsPath}/:id`

const endForm = z.object({
  version: z.coerce.number().int().catch(0),
  endedOn: field.day(parseWareki),
  note: field.optionalText(1000),
})
const restoreForm = z.object({ version: z.coerce.number().int().catch(0), note: field.optionalText(1000) })

/** A thing, what became of it, and whether it still stands. */
export function assetRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(at, (c) => showAsset(c, house))

  app.get(`${at}/photos/:photo/:size`, async (c) => {
    const staff = requireReader(c)
    const photo = await house.db.read(async (tx) => {
      const asset = await openAsset(tx, house, staff, idIn<'asset'>(c, 'id'))
      return (await photosHere(tx, asset.id)).find(({ id }) => id === c.req.param('photo'))
    })
    if (!photo) throw new NotFound('photo')
    return showPhoto(c, house, photo.fileId, c.req.param('size'))
  })

  app.post(`${at}/end`, async (c) => {
    const staff = requireStaff(c, may.manage)
    const form = await readForm(c, endForm)
    if (!form.ok) return showAsset(c, house, form.errors, typedOf(form.raw))
    const { version: seen, endedOn, note } = form.value
    return deed(c, house, 'end', { seen, note, typed: typedOf(form.raw) }, (tx, wish) =>
      endAsset(tx, house, staff, wish, endedOn),
    )
  })

  app.post(`${at}/restoration`, async (c) => {
    const staff = requireStaff(c, may.manage)
    const form = await readForm(c, restoreForm)
    if (!form.ok) return showAsset(c, house, form.errors, typedOf(form.raw))
    const { version: seen, note } = form.value
    return deed(c, house, 'restoration', { seen, note, typed: typedOf(form.raw) }, (tx, wish) =>
      restoreAsset(tx, house, staff, wish),
    )
  })
}

type Typed = Readonly<Record<string, string | undefined>>

const typedOf = (raw: Readonly<Record<string, unknown>>): Typed =>
  Object.fromEntries(
    ['endedOn', 'note'].map((name) => [name, typeof raw[name] === 'string' ? String(raw[name]) : undefined]),
  )

const doneOf = { end: 'ended', restoration: 'restored' } as const

async function deed(
  c: Ctx,
  house: House,
  name: keyof typeof doneOf,
  { seen, note, typed }: { seen: number; note: string | undefined; typed: Typed },
  act: (tx: Tx, wish: AssetSeen) => Promise<AssetChanged>,
): Promise<Response> {
  const id = idIn<'asset'>(c, 'id')
  const done = await submitOnce(c, house, { form: `reports.asset.${name}:${id}` }, async (tx) => {
    const changed = await act(tx, { id, seen, note })
    if (changed.ok) return { location: `${assetPath(id)}?done=${doneOf[name]}` }
    const at = changed.reason === 'future' ? 'endedOn' : ''
    return { errors: [{ field: at, message: t.problems[changed.reason] }] }
  })
  return done.ok ? done.response : showAsset(c, house, done.errors, typed)
}

async function showAsset(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<Response> {
  const staff = requireReader(c)
  const done = c.req.query('done')
  const view = await house.db.read((tx) => assetView(tx, house, staff, idIn<'asset'>(c, 'id')))
  return staffPage(
    c,
    house,
    {
      title: view.asset.plate,
      heading: view.asset.label,
      current: boardPath,
      crumbs: [{ href: assetsPath, label: assetTexts.list.title }],
      errors,
      summary: <AssetSummary view={view} />,
      styles: ['report-desk.css', 'map.css'],
    },
    <AssetPage
      view={view}
      done={errors.length === 0 && isAssetNews(done) ? done : undefined}
      map={mapOf(house, view)}
      typed={typed}
    />,
  )
}

function mapOf(house: House, { asset, events }: AssetView) {
  const ground = groundOf(house)
  if (!ground) return undefined
  const place = { lat: asset.lat, lon: asset.lon }
  const state = events.some(({ isOpen }) => isOpen) ? 'received' : 'done'
  return (
    <DrawnMap
      ground={ground}
      bounds={boundsAround(place, 250)}
      title={assetTexts.asset.mapOf(asset.town)}
      pins={[{ place, number: 1, state, label: `${asset.plate}、${asset.label}` }]}
    />
  )
}
