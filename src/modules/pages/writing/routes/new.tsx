import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { longestSlug, pageKinds, slugPattern } from '../../domain/page.ts'
import { createPage } from '../actions/write.ts'
import { readWords, textOf } from '../forms.ts'
import { NewPage } from '../pages/new-page.tsx'
import { editPath, newPagePath, pagesPath } from '../pages/paths.ts'
import { pagePermissions as may } from '../permissions.ts'
import { writingTexts } from '../text/index.ts'

const t = writingTexts.edit

/** Beginning a page of one's own office. */
export function newRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(newPagePath, (c) => show(c, house, { raw: { kind: 'guide' } }))
  app.post(newPagePath, async (c) => {
    const staff = requireStaff(c, may.write)
    const form = await readForm(c, z.looseObject({}))
    const { raw } = form
    const kind = pageKinds.find((one) => one === textOf(raw, 'kind'))
    const officeId = parseId<'office'>(textOf(raw, 'office'))
    const slug = textOf(raw, 'slug')
    // What its kind needs is asked for on the next page.
    const read = readWords(raw, { lang: 'ja', kind: kind === 'faq' ? 'faq' : 'guide' })
    const errors: FieldError[] = [
      ...(form.ok ? [] : form.errors),
      ...(kind ? [] : [{ field: 'kind', message: t.problems.required }]),
      ...(slugPattern.test(slug) && slug.length <= longestSlug ? [] : [{ field: 'slug', message: t.problems.slug }]),
      ...(read.ok ? [] : read.errors),
    ]
    if (errors.length > 0 || !kind || !read.ok) return show(c, house, { raw, errors })
    if (!officeId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: 'pages.create' }, async (tx) => {
      const made = await createPage(tx, house, staff, { slug, kind, officeId, words: read.words })
      if (made.ok) return { location: `${editPath(made.id, 'ja')}?done=saved` }
      return { errors: [{ field: 'slug', message: t.problems[made.reason] }] }
    })
    return done.ok ? done.response : show(c, house, { raw, errors: done.errors })
  })
}

async function show(c: Ctx, house: House, { raw, errors = [] }: { raw: Raw; errors?: readonly FieldError[] }) {
  const staff = requireStaff(c, may.write)
  const ids = [...new Set(staff.posts.map(({ officeId }) => officeId))]
  const offices = await house.db.read((tx) => officesByIds(tx, ids))
  return staffPage(
    c,
    house,
    { title: t.new, current: pagesPath, crumbs: [{ href: pagesPath, label: writingTexts.title }], errors },
    <NewPage typed={raw} offices={[...offices].map(([value, { name }]) => ({ value, label: name }))} />,
  )
}
