import type { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { caseId, showCase } from '../routes/desk/cases.tsx'
import { noteWords as t } from './text.ts'
import { writeNote } from './write-note.ts'

const noteForm = z.looseObject({ corrects: z.string().max(40).catch('') })

export function noteRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/cases/:id/notes', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const form = await readForm(c, noteForm)
    const corrects = form.ok ? parseId<'case-note'>(form.value.corrects) : undefined
    const name = corrects ? `body-${corrects}` : 'body'
    const typed = form.raw[name]
    const body = typeof typed === 'string' ? typed.trim().slice(0, 4000) : ''
    if (body === '') {
      return showCase(c, house, staff, { errors: [{ field: name, message: t.missing }], typed: form.raw })
    }
    const done = await submitOnce(c, house, { form: `procedures.note:${corrects ?? ''}` }, async (tx) => {
      await writeNote(tx, house, staff, id, { body, corrects })
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })
}
