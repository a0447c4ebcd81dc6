import type { Hono } from 'hono'
import { z } from 'zod'
import { pagesPath } from '../../writing/pages/paths.ts'
import { writingTexts } from '../../writing/text/index.ts'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
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
import { href } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { keepingPermissions as may } from '../permissions.ts'
import { keepingTexts } from '../text.ts'
import { mayBeOld, normalAddress } from './addresses.ts'
import { keepPages, preparePages } from './bring-pages.ts'
import { ImportPage, ImportsPage } from './pages.tsx'
import { findImport, importedOf, listImports, movedTo } from './store.ts'

const t = keepingTexts.imports
const base = '/staff/pages/imports'
const aPage = 100

export function importRoutes(app: Hono<HttpEnv>, house: House): void {
  // Addresses of the site before this one, which stand in links and on paper for years.
  app.use(async (c, next) => {
    const { path, method, url } = c.req
    if (method !== 'GET' || !mayBeOld(path)) return next()
    const slug = await house.db.read((tx) => movedTo(tx, normalAddress(path + new URL(url).search), house.clock.now()))
    return slug ? c.redirect(href(c.get('lang'), `/pages/${slug}`), 301) : next()
  })

  app.get(base, (c) => showList(c, house, requireStaff(c, may.import)))
  app.post(base, (c) => bring(c, house, requireStaff(c, may.import)))
  app.get(`${base}/:id`, async (c) => {
    const staff = requireStaff(c, may.import)
    const id = parseId<'pages-import'>(c.req.param('id') ?? '')
    const after = Number(c.req.query('after') ?? 0)
    if (!id || !Number.isInteger(after) || after < 0 || after > 1_000_000) throw new NotFound('import')
    const { found, imported } = await house.db.read(async (tx) => ({
      found: await findImport(tx, id),
      imported: await importedOf(tx, id, after, aPage + 1),
    }))
    if (!found || !ownOffices(staff).includes(found.officeId)) throw new NotFound('import')
    const shown = imported.slice(0, aPage)
    const last = imported.length > aPage ? shown.at(-1) : undefined
    return staffPage(
      c,
      house,
      {
        title: t.report,
        current: pagesPath,
        crumbs: [
          { href: pagesPath, label: writingTexts.title },
          { href: base, label: t.title },
        ],
      },
      <ImportPage
        name={found.name}
        createdAt={found.createdAt}
        imported={shown}
        nextHref={last && `${base}/${id}?after=${last.position}`}
      />,
    )
  })
}

const bringForm = z.looseObject({
  file: z.instanceof(File).optional(),
  address: z.string().trim().max(500).default(''),
  office: z.string().default(''),
})

async function bring(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const form = await readForm(c, bringForm)
  if (!form.ok) return showList(c, house, staff, form.errors, form.raw)
  const { file, address, office } = form.value
  const own = ownOffices(staff)
  const officeId = own.length === 1 ? own[0] : own.find((id) => id === office)
  const old = oldAddress(address, file?.name ?? '')
  const errors = [
    ...(file && file.size > 0 ? [] : [{ field: 'file', message: t.problems.file }]),
    ...(old ? [] : [{ field: 'address', message: t.problems.address }]),
    ...(officeId ? [] : [{ field: 'office', message: t.problems.office }]),
  ]
  if (errors.length > 0 || !file || !officeId || !old) return showList(c, house, staff, errors, form.raw)
  const offices = await house.db.read((tx) => officesByIds(tx, [officeId]))
  const bytes = new Uint8Array(await file.arrayBuffer())
  const bringing = {
    site: { paths: [old.name], read: () => Promise.resolve(bytes) },
    at: old.folder,
    base: old.base,
    known: new Map<string, string>(),
    office: { id: officeId, key: offices.get(officeId)?.key ?? '' },
    name: file.name.slice(0, 200).toWellFormed() || 'page.html',
    by: staff,
  }
  const prepared = await preparePages(house, bringing)
  const done = await submitOnce(c, house, { form: 'pages.import' }, async (tx) => ({
    location: `${base}/${await keepPages(tx, house, bringing, prepared)}`,
  }))
  return done.ok ? done.response : showList(c, house, staff, done.errors, form.raw)
}

/** Folder and name of the page on the old site; without an address the file's own name stands for it. */
function oldAddress(
  typed: string,
  fileName: string,
): { folder: string; name: string; base: string | undefined } | undefined {
  const isWhole = /^https?:\/\//i.test(typed)
  if (isWhole && !URL.canParse(typed)) return undefined
  const path = isWhole ? new URL(typed).pathname : typed || `/${fileName.split(/[/\\]/).at(-1) ?? ''}`
  if (!path.startsWith('/')) return undefined
  const address = normalAddress(path)
  const at = address.lastIndexOf('/') + 1
  const name = address.slice(at) || 'index.html'
  return {
    folder: address.slice(0, at),
    name: /\.[a-z]+$/i.test(name)
      ? name.replace(/\.[a-z]+$/i, (end) => (isHtml(end) ? end : `${end}.html`))
      : `${name}.html`,
    base: isWhole ? new URL(typed).origin : undefined,
  }
}

const isHtml = (end: string): boolean => /^\.(html?|shtml|xhtml|php)$/i.test(end)

async function showList(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[] = [],
  typed: Raw = {},
): Promise<Response> {
  const own = ownOffices(staff)
  const { imports, offices } = await house.db.read(async (tx) => ({
    imports: await listImports(tx, own, 50),
    offices: await officesByIds(tx, own),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, current: pagesPath, crumbs: [{ href: pagesPath, label: writingTexts.title }], errors },
    <ImportsPage imports={imports} offices={own.flatMap((id) => offices.get(id) ?? [])} typed={typed} />,
  )
}
