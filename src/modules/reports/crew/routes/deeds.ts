import type { Hono } from 'hono'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { photoProblem } from '../../desk/text/index.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { reportPermissions } from '../../record/index.ts'
import { type Done, doDeed } from '../actions/do-deed.ts'
import { mostPictures, withPictures } from '../actions/take-pictures.ts'
import { type DeedKind, deedKinds } from '../domain/deed.ts'
import { deedFields, fieldAt } from '../domain/deed-fields.ts'
import { sitePath, workPath } from '../pages/paths.ts'
import { crewTexts } from '../text/index.ts'
import { deedForm, deedLists, deedOf, filesOf } from './deed-form.ts'
import { showSite } from './site.tsx'

const t = crewTexts.problems

/** A deed from the page of its order. */
export function deedRoutes(app: Hono<HttpEnv>, house: House): void {
  for (const kind of deedKinds) app.post(`${workPath}/:id/${kind}`, (c) => takeDeed(c, house, kind))
}

async function takeDeed(c: Ctx, house: House, kind: DeedKind): Promise<Response> {
  const staff = requireStaff(c, reportPermissions.work)
  const id = idIn<'order'>(c, 'id')
  const form = await readForm(c, deedForm, { lists: deedLists })
  if (!form.ok) return showSite(c, house, { errors: form.errors, typed: form.raw, sent: kind })
  const { raw, value } = form
  const files = filesOf(kind, value)
  const own = deedFields(kind)
  if (files.length > mostPictures)
    return showSite(c, house, { errors: [{ field: own.photos, message: t.tooMany }], typed: raw, sent: kind })
  let isChanged = false
  const done = await withPictures(house, staff, files, async ({ photos, refused }, kept) => {
    const [first] = refused
    if (first) return { ok: false as const, errors: [{ field: own.photos, message: photoProblem(first) }] }
    return submitOnce(c, house, { form: `reports.work:${kind}:${id}` }, async (tx) => {
      const sent = { id, deed: deedOf(kind, value), seen: value.version, photos, role: value.role }
      const outcome = await doDeed(tx, house, staff, sent)
      isChanged = outcome.is === 'refused'
      const errors = errorsOf(kind, outcome)
      if (errors) return { errors }
      kept()
      return { location: `${sitePath(id)}?done=${outcome.is === 'noted' ? 'noted' : kind}` }
    })
  })
  return done.ok
    ? done.response
    : showSite(c, house, { errors: done.errors, typed: isChanged ? {} : raw, sent: kind, isChanged })
}

function errorsOf(kind: DeedKind, outcome: Done): FieldError[] | undefined {
  if (outcome.is === 'refused') return [{ field: '', message: t[outcome.why] }]
  if (outcome.is === 'incomplete')
    return outcome.missing.map((one) => ({ field: fieldAt(kind, one), message: t[one.why] }))
  return undefined
}
