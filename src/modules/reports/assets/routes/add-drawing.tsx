import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
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
import { plateFrom } from '../../filing/actions/begun-with.ts'
import { groundOf, isInside, parsePlace } from '../../ground/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { addDrawing, type DrawingOf, dropDrawingFile, openSeries, storeDrawingFile } from '../actions/add-drawing.ts'
import { drawingKinds } from '../domain/drawing.ts'
import { assetsSeenBy, openAsset } from '../own.ts'
import { AddDrawingPage } from '../pages/drawings-page.tsx'
import { assetPath, assetsPath, drawingsPath, newDrawingPath } from '../pages/paths.ts'
import { assetsByPlates } from '../store/assets.ts'
import { assetTexts } from '../text/index.ts'
import { optionalDay, typedFrom } from './read-facts.ts'

const t = assetTexts.drawings

const drawingForm = z.looseObject({
  series: z.string().default(''),
  asset: z.string().default(''),
  title: field.optionalText(120),
  kind: z.enum(drawingKinds).catch('other'),
  plate: field.optionalText(60),
  position: field.optionalText(60),
  office: z.string().default(''),
  madeOn: optionalDay,
  file: z.instanceof(File).optional().catch(undefined),
})
type Sent = z.output<typeof drawingForm>

/** A drawing comes in. */
export function addDrawingRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(newDrawingPath, (c) => showAdd(c, house, requireStaff(c, may.manage)))
  app.post(newDrawingPath, (c) => take(c, house, requireStaff(c, may.manage)))
}

async function take(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const form = await readForm(c, drawingForm)
  const { raw } = form
  if (!form.ok) return showAdd(c, house, staff, form.errors, raw)
  const { file, madeOn } = form.value
  const of = await drawingOf(house, staff, form.value)
  const errors = [
    ...('errors' in of ? of.errors : []),
    ...(file && file.size > 0 ? [] : [{ field: 'file', message: t.problems.empty }]),
  ]
  if (errors.length > 0 || 'errors' in of || !file) return showAdd(c, house, staff, errors, raw)
  const stored = await storeDrawingFile(house, staff, file)
  if (!stored.ok) return showAdd(c, house, staff, [{ field: 'file', message: t.problems[stored.reason] }], raw)
  const { id, fileId } = stored
  let isKept = false
  const done = await submitOnce(c, house, { form: 'reports.drawing.add' }, async (tx) => {
    const added = await addDrawing(tx, house, staff, { id, fileId }, { of, madeOn })
    if (!added.ok) return { errors: [{ field: added.reason, message: t.problems[added.reason] }] }
    isKept = true
    const { assetId } = added.drawing
    return { location: `${assetId ? assetPath(assetId) : drawingsPath}?done=drawn` }
  })
  // Pressed twice: the first one has its own.
  if (!isKept) await dropDrawingFile(house, { id, fileId })
  return done.ok ? done.response : showAdd(c, house, staff, done.errors, raw)
}

async function drawingOf(house: House, staff: Staff, sent: Sent): Promise<DrawingOf | { errors: FieldError[] }> {
  const series = parseId<'drawing'>(sent.series)
  if (series) return { series }
  const { title, kind } = sent
  const wrong = (at: string, message: string) => ({ errors: [{ field: at, message }] })
  if (!title) return wrong('title', t.problems.title)
  const named = parseId<'asset'>(sent.asset)
  if (named) return { assetId: named, kind, title }
  if (Boolean(sent.plate) === Boolean(sent.position)) return wrong('plate', t.problems.which)
  if (sent.plate) {
    const [asset] = await house.db.read((tx) => assetsByPlates(tx, [plateFrom(sent.plate ?? '') ?? '']))
    const seen = await house.db.read((tx) => assetsSeenBy(tx, house, staff))
    const isSeen = asset && (seen === 'all' || seen.includes(asset.officeId))
    return isSeen ? { assetId: asset.id, kind, title } : wrong('plate', t.problems.plate)
  }
  const place = parsePlace(sent.position ?? '')
  if (!place) return wrong('position', t.problems.position)
  const ground = groundOf(house)
  if (ground && isInside(ground, place) === 'outside') return wrong('position', t.problems.outside)
  return { place, officeId: parseId<'office'>(sent.office), kind, title }
}

async function showAdd(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[] = [],
  raw: Raw = {},
): Promise<Response> {
  const typed = typedFrom(raw)
  const named = (name: string) => typed[name] ?? c.req.query(name) ?? ''
  const [series, asset] = [parseId<'drawing'>(named('series')), parseId<'asset'>(named('asset'))]
  if ((named('series') && !series) || (named('asset') && !asset)) throw new NotFound('drawing')
  const known = await house.db.read(async (tx) => ({
    series: series && (await openSeries(tx, house, staff, series)),
    asset: asset && (await openAsset(tx, house, staff, asset)),
    offices: await officesByIds(tx, ownOffices(staff)),
  }))
  return staffPage(
    c,
    house,
    {
      title: series ? t.addRevision : t.add,
      current: boardPath,
      crumbs: [
        { href: assetsPath, label: assetTexts.list.title },
        known.asset
          ? { href: assetPath(known.asset.id), label: known.asset.plate }
          : { href: drawingsPath, label: t.title },
      ],
      errors,
    },
    <AddDrawingPage
      asset={known.asset}
      series={known.series}
      offices={[...known.offices.values()].map(({ id, name }) => ({ id, name }))}
      typed={typed}
    />,
  )
}
