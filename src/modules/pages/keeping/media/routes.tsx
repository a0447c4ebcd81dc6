import type { Hono } from 'hono'
import { z } from 'zod'
import { pagesPath } from '../../writing/pages/paths.ts'
import { writingTexts } from '../../writing/text/index.ts'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { showPicture, thumbnailsOf } from '#platform/files/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { type OfficeId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { keepingPermissions as may } from '../permissions.ts'
import { keepingTexts } from '../text.ts'
import { altProblem, tidyAlt } from './alt-words.ts'
import {
  addMedia,
  changeWords,
  dropPicture,
  ownerKind,
  removeMedia,
  replacePicture,
  storePicture,
} from './keep-picture.ts'
import { MediaListPage, MediaPage } from './pages.tsx'
import { findMedia, listMedia, type Media, type MediaId, shownFile, usesOf } from './store.ts'

const t = keepingTexts.media
const base = '/staff/pages/media'
const aPage = 24

export function mediaRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/media/:id', async (c) => {
    const id = mediaIdOf(c)
    const fileId = await house.db.read((tx) => shownFile(tx, id, house.clock.now()))
    if (!fileId) throw new NotFound('media')
    return showPicture(house, fileId, c.req.header('if-none-match'))
  })

  app.get(base, (c) => showList(c, house, requireStaff(c, may.media)))
  app.post(base, (c) => add(c, house, requireStaff(c, may.media)))
  app.get(`${base}/:id`, async (c) => {
    requireStaff(c, may.media)
    return showOne(c, house, await mediaOf(c, house))
  })
  // For previews: whoever works on pages sees every picture.
  app.get(`${base}/:id/picture`, async (c) => {
    requireStaff(c, may.media)
    return showPicture(house, (await mediaOf(c, house)).fileId, c.req.header('if-none-match'))
  })
  app.get(`${base}/:id/thumbnail`, async (c) => {
    requireStaff(c, may.media)
    const { pictureId } = await mediaOf(c, house)
    const [bytes] = (await house.db.read((tx) => thumbnailsOf(tx, { kind: ownerKind, id: pictureId }))).values()
    if (!bytes) throw new NotFound('thumbnail')
    return c.body(Uint8Array.from(bytes), 200, { 'content-type': 'image/webp' })
  })
  app.post(`${base}/:id/words`, (c) => describe(c, house, requireStaff(c, may.media)))
  app.post(`${base}/:id/picture`, (c) => replace(c, house, requireStaff(c, may.media)))
  app.post(`${base}/:id/removal`, (c) => remove(c, house, requireStaff(c, may.media)))
}

const fileField = z.instanceof(File).optional()
const addForm = z.looseObject({ alt: z.string().transform(tidyAlt), office: z.string().default(''), file: fileField })

async function add(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const form = await readForm(c, addForm)
  if (!form.ok) return showList(c, house, staff, form.errors, form.raw)
  const { alt, office, file } = form.value
  const own = ownOffices(staff)
  const officeId = own.length === 1 ? own[0] : own.find((id) => id === office)
  const problem = altProblem(alt)
  const errors = [
    ...(file && file.size > 0 ? [] : [{ field: 'file', message: t.problems.empty }]),
    ...(problem ? [{ field: 'alt', message: t.problems[problem] }] : []),
    ...(officeId ? [] : [{ field: 'office', message: t.problems.office }]),
  ]
  if (errors.length > 0 || !file || !officeId) return showList(c, house, staff, errors, form.raw)
  const stored = await storePicture(house, new Uint8Array(await file.arrayBuffer()), file.name, staff)
  if (!stored.ok) return showList(c, house, staff, [{ field: 'file', message: t.problems[stored.reason] }], form.raw)
  let isKept = false
  const done = await submitOnce(c, house, { form: 'pages.media.add' }, async (tx) => {
    const id = await addMedia(tx, house, { picture: stored.picture, officeId, alt, by: staff })
    if (!id) return { errors: [{ field: 'file', message: t.problems.known }] }
    isKept = true
    return { location: `${base}/${id}?done=saved` }
  })
  if (!isKept) await dropPicture(house, stored.picture)
  return done.ok ? done.response : showList(c, house, staff, done.errors, form.raw)
}

async function describe(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const media = await ownMedia(c, house, staff)
  const form = await readForm(c, z.object({ alt: z.string().transform(tidyAlt) }))
  if (!form.ok) return showOne(c, house, media, form.errors, form.raw)
  const problem = altProblem(form.value.alt)
  if (problem) return showOne(c, house, media, [{ field: 'alt', message: t.problems[problem] }], form.raw)
  const done = await submitOnce(c, house, { form: 'pages.media.describe' }, async (tx) => {
    await changeWords(tx, house, media.id, form.value.alt, staff)
    return { location: `${base}/${media.id}?done=saved` }
  })
  return done.ok ? done.response : showOne(c, house, media, done.errors, form.raw)
}

async function replace(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const media = await ownMedia(c, house, staff)
  const form = await readForm(c, z.looseObject({ file: fileField }))
  const file = form.ok ? form.value.file : undefined
  const refuse = (reason: keyof typeof t.problems) =>
    showOne(c, house, media, [{ field: 'file', message: t.problems[reason] }])
  if (!file || file.size === 0) return refuse('empty')
  const stored = await storePicture(house, new Uint8Array(await file.arrayBuffer()), file.name, staff)
  if (!stored.ok) return refuse(stored.reason)
  let isKept = false
  const done = await submitOnce(c, house, { form: 'pages.media.replace' }, async (tx) => {
    const problem = await replacePicture(tx, house, media.id, stored.picture, staff)
    if (problem) return { errors: [{ field: 'file', message: t.problems[problem] }] }
    isKept = true
    return { location: `${base}/${media.id}?done=saved` }
  })
  if (!isKept) await dropPicture(house, stored.picture)
  return done.ok ? done.response : showOne(c, house, media, done.errors)
}

async function remove(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const media = await ownMedia(c, house, staff)
  const done = await submitOnce(c, house, { form: 'pages.media.remove' }, async (tx) => {
    const problem = await removeMedia(tx, media.id, staff)
    if (problem) return { errors: [{ field: '', message: t.problems[problem] }] }
    return { location: `${base}?done=removed` }
  })
  return done.ok ? done.response : showOne(c, house, media, done.errors)
}

async function showList(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[] = [],
  typed: Raw = {},
): Promise<Response> {
  const own = ownOffices(staff)
  const isAll = c.req.query('all') !== undefined
  const before = parseId<'media'>(c.req.query('before') ?? '')
  const { media, uses, offices } = await house.db.read(async (tx) => {
    const found = await listMedia(tx, { offices: isAll ? undefined : own, before, most: aPage + 1 })
    return {
      media: found,
      uses: await usesOf(
        tx,
        found.map(({ id }) => id),
      ),
      offices: await officesByIds(tx, [...own, ...found.map(({ officeId }) => officeId)]),
    }
  })
  const shown = media.slice(0, aPage)
  const last = media.length > aPage ? shown.at(-1) : undefined
  return staffPage(
    c,
    house,
    { title: t.title, current: pagesPath, crumbs: [{ href: pagesPath, label: writingTexts.title }], errors },
    <MediaListPage
      media={shown}
      uses={uses}
      offices={offices}
      own={own}
      isAll={isAll}
      nextHref={last && `${base}?${isAll ? 'all=1&' : ''}before=${last.id}`}
      typed={typed}
      isRemoved={c.req.query('done') === 'removed'}
    />,
  )
}

async function showOne(
  c: Ctx,
  house: House,
  media: Media,
  errors: readonly FieldError[] = [],
  typed: Raw = {},
): Promise<Response> {
  const staff = requireStaff(c, may.media)
  const { uses, office } = await house.db.read(async (tx) => ({
    uses: await usesOf(tx, [media.id]),
    office: (await officesByIds(tx, [media.officeId])).get(media.officeId),
  }))
  return staffPage(
    c,
    house,
    {
      title: media.alt,
      current: pagesPath,
      crumbs: [
        { href: pagesPath, label: writingTexts.title },
        { href: base, label: t.title },
      ],
      errors,
    },
    <MediaPage
      media={media}
      uses={uses}
      office={office?.name ?? ''}
      isOwn={isOwn(staff, media.officeId)}
      typed={typed}
      isSaved={c.req.query('done') === 'saved'}
    />,
  )
}

const isOwn = (staff: Staff, officeId: OfficeId): boolean => ownOffices(staff).includes(officeId)

function mediaIdOf(c: Ctx): MediaId {
  const id = parseId<'media'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('media')
  return id
}

async function mediaOf(c: Ctx, house: House): Promise<Media> {
  const id = mediaIdOf(c)
  const media = await house.db.read((tx) => findMedia(tx, id))
  if (!media) throw new NotFound('media')
  return media
}

async function ownMedia(c: Ctx, house: House, staff: Staff): Promise<Media> {
  const media = await mediaOf(c, house)
  if (!isOwn(staff, media.officeId)) throw new NotFound('media')
  return media
}
