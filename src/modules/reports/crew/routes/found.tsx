import type { Hono } from 'hono'
import { z } from 'zod'
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
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { photoProblem } from '../../desk/text/index.ts'
import { openOrder } from '../../orders/index.ts'
import { reportPermissions, requireCatalogue } from '../../record/index.ts'
import { reportFound } from '../actions/report-found.ts'
import { withPictures } from '../actions/take-pictures.ts'
import { FoundPage } from '../pages/found-page.tsx'
import { sitePath, workPath } from '../pages/paths.ts'
import { crewTexts } from '../text/index.ts'

const t = crewTexts.found
const at = `${workPath}/:id/found`

const foundForm = z.object({
  category: z.string().default(''),
  position: field.text(60),
  placeText: field.optionalText(200),
  words: field.text(2000),
  camera: z.instanceof(File).optional().catch(undefined),
})

/** What a crew sees besides its order. */
export function foundRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(at, (c) => showFound(c, house))

  app.post(at, async (c) => {
    const staff = requireStaff(c, reportPermissions.work)
    const id = idIn<'order'>(c, 'id')
    const form = await readForm(c, foundForm)
    if (!form.ok) return showFound(c, house, form.errors, form.raw)
    const { camera, ...value } = form.value
    const files = camera && camera.size > 0 ? [camera] : []
    const done = await withPictures(house, staff, files, async ({ photos, refused }, kept) => {
      const [first] = refused
      if (first) return { ok: false as const, errors: [{ field: 'camera', message: photoProblem(first) }] }
      return submitOnce(c, house, { form: `reports.found:${id}` }, async (tx) => {
        const found = await reportFound(tx, house, staff, id, { ...value, photos })
        if (!found.ok)
          return {
            errors: [{ field: found.why === 'category' ? 'category' : 'position', message: t.problems[found.why] }],
          }
        kept()
        return { location: `${sitePath(id)}?done=found` }
      })
    })
    return done.ok ? done.response : showFound(c, house, done.errors, form.raw)
  })
}

async function showFound(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, reportPermissions.work)
  const order = await house.db.read((tx) => openOrder(tx, staff, idIn<'order'>(c, 'id')))
  return staffPage(
    c,
    house,
    {
      title: `${order.number} ${t.title}`,
      heading: t.title,
      current: workPath,
      crumbs: [
        { href: workPath, label: crewTexts.day.title },
        { href: sitePath(order.id), label: order.number },
      ],
      errors,
      styles: ['work.css'],
    },
    <FoundPage order={order} catalogue={requireCatalogue(house)} typed={typed} />,
  )
}
