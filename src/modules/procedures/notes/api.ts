import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { openCase } from '../actions/desk/open-case.ts'
import { deskPermissions, statedReasons } from '../domain/desk/case-rights.ts'
import { idIn, staffDeed } from '../routes/api/deeds.ts'
import { described, looked } from '../routes/api/open-api-deed.ts'
import { listOf, moment, object, orNull, text, uuid } from '../routes/api/open-api-parts.ts'
import { notesOf } from './store.ts'
import { writeNote } from './write-note.ts'

const note = z.object({
  body: z.string().trim().min(1, 'required').max(4000),
  corrects: z
    .uuid()
    .transform((id) => parseId<'case-note'>(id))
    .optional(),
})

/** The staff's notes on a case: never told to the applicant, part of the record all the same. */
export function noteApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/cases/:id/notes', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const id = idIn<'application'>(c)
    const stated = statedReasons.find((one) => one === c.req.query('reason'))
    const notes = await house.db.transact(async (tx) => {
      if ((await openCase(tx, staff, id, stated)).kind !== 'open') throw new NotFound('notes')
      return notesOf(tx, id)
    })
    return c.json({ notes: notes.map((one) => ({ ...one, writtenAt: one.writtenAt.toString() })) })
  })

  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/notes', status: 201 },
    deskPermissions.handle,
    note,
    async (tx, staff, sent, c) => ({ id: await writeNote(tx, house, staff, idIn<'application'>(c), sent) }),
  )
}

export const noteOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/staff/cases/{id}/notes': {
      get: looked({
        id: 'listNotes',
        summary: '案件のメモ。割り当てか理由がある職員だけが読め、読んだことは記録に残る',
        scope: deskPermissions.read,
        parameters: [{ name: 'reason', in: 'query', schema: { enum: [...statedReasons] } }],
        done: object({
          notes: listOf(object({ id: uuid, body: text, correctsId: orNull(uuid), writtenBy: uuid, writtenAt: moment })),
        }),
      }),
      post: described({
        id: 'writeNote',
        summary: '案件にメモを書く。corrects は、直すもとのメモ',
        scope: deskPermissions.handle,
        body: object({ body: text, corrects: uuid }, ['corrects']),
        done: object({ id: uuid }),
        status: 201,
      }),
    },
  },
})
