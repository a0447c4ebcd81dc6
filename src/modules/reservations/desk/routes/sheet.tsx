import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { addNote, dropNote } from '../actions/notes.ts'
import { showSheet } from '../actions/sheet.ts'
import { facilitiesPath, sheetPath } from '../pages/say.tsx'
import { sayDay, SheetPage } from '../pages/sheet-page.tsx'
import { deskPermissions } from '../permissions.ts'
import { deskTexts as t } from '../text.ts'
import { dayIn, idIn, wordsOf } from './at-desk.ts'

const noteForm = z.looseObject({ note: field.text(500) })

/** The day of a facility. */
export function sheetRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${facilitiesPath}/:slug`, (c) => {
    requireStaff(c, deskPermissions.read)
    const day = parseWareki(c.req.query('day') ?? '') ?? house.clock.today()
    return seeOther(c, sheetPath(c.req.param('slug'), day))
  })
  app.get(`${facilitiesPath}/:slug/:day`, (c) => sheetPage(c, house))
  app.post(`${facilitiesPath}/:slug/:day/notes`, async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const which = dayIn(c)
    const form = await readForm(c, noteForm)
    if (!form.ok) return sheetPage(c, house, form.errors, String(form.raw.note ?? ''))
    const done = await submitOnce(c, house, { form: 'reservations.desk-note' }, async (tx) => {
      await addNote(tx, house, staff, { ...which, note: form.value.note })
      return { location: sheetPath(which.slug, which.day) }
    })
    return done.ok ? done.response : sheetPage(c, house, done.errors)
  })
  app.post(`${facilitiesPath}/:slug/:day/notes/:id/removal`, async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const { slug, day } = dayIn(c)
    const id = idIn<'day-note'>(c, 'id')
    const done = await submitOnce(c, house, { form: `reservations.desk-note-removal:${id}` }, async (tx) => {
      await dropNote(tx, house, staff, { slug, id })
      return { location: sheetPath(slug, day) }
    })
    return done.ok ? done.response : sheetPage(c, house, done.errors)
  })
}

async function sheetPage(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typedNote?: string,
): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.read)
  const words = wordsOf(house)
  const which = dayIn(c)
  const { sheet, colleagues } = await house.db.transact(async (tx) => {
    const sheet = await showSheet(tx, house, staff, which)
    return {
      sheet,
      colleagues: await staffNames(
        tx,
        sheet.notes.map(({ by }) => by),
      ),
    }
  })
  return staffPage(
    c,
    house,
    {
      title: `${sheet.facility.name} ${sayDay(sheet.day)}`,
      current: facilitiesPath,
      crumbs: [{ href: facilitiesPath, label: t.title }],
      styles: ['sheet.css'],
      errors,
    },
    <SheetPage
      sheet={sheet}
      words={words}
      today={house.clock.today()}
      mayHandle={staff.permissions.has(deskPermissions.handle)}
      colleagues={colleagues}
      typedNote={typedNote}
    />,
  )
}
