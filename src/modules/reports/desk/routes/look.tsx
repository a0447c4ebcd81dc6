import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { deleteFiles, type FileId } from '#platform/files/index.ts'
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
import { staffPage } from '#platform/ui/index.ts'
import {
  type BlurRow,
  blurFields,
  blurRegions,
  blurRows,
  pictureTexts,
  readBlur,
  showPhoto,
} from '../../pictures/index.ts'
import { type PhotoId, type ReportId, reportPermissions as may, reportsSeenBy } from '../../record/index.ts'
import { lookAtPhoto, lookAtReport } from '../actions/look.ts'
import { decided } from '../domain/look-wish.ts'
import { openReport, subject } from '../own.ts'
import { isNews } from '../pages/case-page.tsx'
import { fieldsOf, LookPage, type LookTyped } from '../pages/look-page.tsx'
import { boardPath, reportPath } from '../pages/paths.ts'
import { nextUnlooked } from '../store/looking.ts'
import { photoOfReport } from '../store/photos.ts'
import { deskTexts, photoProblem } from '../text/index.ts'
import { reportView } from '../view.ts'
import { idIn } from './ids.ts'

const t = deskTexts.look
const at = `${boardPath}/:id`

const wordsForm = z.object({
  version: z.coerce.number().int().catch(0),
  title: field.text(120),
  text: field.optionalText(4000),
  publication: z.enum(decided, { error: t.problems.publication }),
  reason: field.optionalText(60),
  note: field.optionalText(3000),
})

/** Looking at words and pictures, and saying how public they are. */
export function lookRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${at}/look`, (c) => showLook(c, house))

  app.post(`${at}/look`, async (c) => {
    const staff = requireStaff(c, may.moderate)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, wordsForm)
    const { raw } = form
    if (!form.ok) return showLook(c, house, { errors: form.errors, typed: raw })
    const { version, title, text = '', publication, reason, note } = form.value
    let isChanged = false
    const done = await submitOnce(c, house, { form: `reports.look:${id}` }, async (tx) => {
      const looked = await lookAtReport(tx, house, staff, {
        id,
        seen: version,
        wish: { title, text, publication, reason, note },
      })
      if (looked.ok) return { location: `${reportPath(id)}/look?done=looked` }
      if (looked.reason === 'problems')
        return { errors: looked.problems.map(({ field: name, why }) => ({ field: name, message: t.problems[why] })) }
      isChanged = true
      return { errors: [{ field: '', message: deskTexts.report.changedMeanwhile }] }
    })
    return done.ok ? done.response : showLook(c, house, { errors: done.errors, typed: raw, isChanged })
  })

  app.get(`${at}/photos/:photo/shown`, async (c) => {
    const staff = requireStaff(c, may.read)
    const photo = await house.db.read(async (tx) => {
      const report = await openReport(tx, house, staff, idIn<'report'>(c, 'id'))
      return photoOfReport(tx, report.id, idIn<'photo'>(c, 'photo'))
    })
    if (!photo?.shownFileId) throw new NotFound('photo')
    return showPhoto(c, house, photo.shownFileId, 'small')
  })

  app.post(`${at}/photos/:photo/look`, (c) => decidePhoto(c, house))
}

const shows = ['as-it-is', 'blurred', 'nobody'] as const

async function decidePhoto(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.moderate)
  const id = idIn<'report'>(c, 'id')
  const photoId = idIn<'photo'>(c, 'photo')
  const lists = Array.from({ length: mostPhotos }, (_, index) => blurFields(fieldsOf(index + 1))).flat()
  const { raw, ...form } = await readForm(c, z.looseObject({}), { lists })
  const place = Number(raw.at)
  const typedAt = (name: string) => [raw[`${name}${place}`] ?? ''].flat()[0] ?? ''
  const rows = blurRows(raw, fieldsOf(place))
  const again = (errors: readonly FieldError[]) =>
    showLook(c, house, { errors, typed: raw, photo: { id: photoId, rows } })
  if (!form.ok) return again(form.errors)
  const show = shows.find((one) => one === typedAt('show'))
  if (!show) return again([{ field: `show${place}`, message: t.problems.show }])
  const photo = await house.db.read(async (tx) => {
    const report = await openReport(tx, house, staff, id)
    return photoOfReport(tx, report.id, photoId)
  })
  if (!photo) throw new NotFound('photo')
  const seen = Number(raw.version)
  let blurred: FileId | undefined
  if (show === 'blurred') {
    const read = readBlur(raw, fieldsOf(place))
    if (!read.ok) return again([{ field: `show${place}`, message: pictureTexts('ja').rects[read.reason] }])
    const made = await blurRegions(house, { fileId: photo.fileId, photoId, rects: read.rects, by: staff.accountId })
    if (!made.ok)
      return again([
        {
          field: `show${place}`,
          message:
            made.reason === 'gone'
              ? t.problems.gone
              : made.reason === 'no_rects'
                ? t.problems.rects
                : photoProblem(made.reason),
        },
      ])
    blurred = made.photo.fileId
  }
  const alt = typedAt('alt').trim().slice(0, 200) || undefined
  const done = await submitOnce(c, house, { form: `reports.photo:${photoId}` }, async (tx) => {
    const looked = await lookAtPhoto(tx, house, staff, { id, photoId, seen, wish: { show, fileId: blurred, alt } })
    if (looked.ok) return { location: `${reportPath(id)}/look?done=pictured` }
    const message = looked.reason === 'gone' ? t.problems.gone : deskTexts.report.changedMeanwhile
    return { errors: [{ field: '', message }] }
  })
  // The same form once more: what it covered the first time is shown already.
  if (blurred) await house.db.transact((tx) => dropUnused(tx, blurred, photoId, id))
  return done.ok ? done.response : again(done.errors)
}

async function dropUnused(tx: Tx, fileId: FileId, photoId: PhotoId, id: ReportId): Promise<void> {
  const now = await photoOfReport(tx, id, photoId)
  if (now?.shownFileId !== fileId) await deleteFiles(tx, [fileId])
}

const mostPhotos = 40

type Shown = {
  errors?: readonly FieldError[]
  typed?: LookTyped
  photo?: { id: string; rows: readonly BlurRow[] }
  isChanged?: boolean
}

async function showLook(c: Ctx, house: House, { errors = [], typed = {}, photo, isChanged = false }: Shown = {}) {
  const staff = requireStaff(c, may.moderate)
  const id = idIn<'report'>(c, 'id')
  const done = c.req.query('done')
  const { view, next } = await house.db.transact(async (tx) => {
    const seen = await reportView(tx, house, staff, id)
    const { reporterPersonId } = seen.report
    await recordAudit(tx, {
      actor: staff,
      action: 'reports.report.read',
      subject: subject(id),
      ...(reporterPersonId && { personId: reporterPersonId, reason: 'duty' as const }),
    })
    return { view: seen, next: await nextUnlooked(tx, await reportsSeenBy(tx, house, staff), id) }
  })
  return staffPage(
    c,
    house,
    {
      title: `${view.report.number} ${t.title}`,
      heading: t.title,
      current: boardPath,
      crumbs: [
        { href: boardPath, label: deskTexts.board.title },
        { href: reportPath(id), label: view.report.number },
      ],
      errors,
      styles: ['report-desk.css', 'blur.css'],
      islands: ['blur-editor'],
      ...(isChanged && { status: 409 as const }),
    },
    <LookPage
      view={view}
      typed={typed}
      photo={photo}
      done={errors.length === 0 && isNews(done) ? done : undefined}
      next={next}
    />,
  )
}
