import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Invalid } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { ownCase } from '../actions/load-case.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { caller, idIn, requestScopes, residentDeed, staffDeed } from '../routes/api/deeds.ts'
import { described, forResidents, looked } from '../routes/api/open-api-deed.ts'
import { listOf, moment, object, text } from '../routes/api/open-api-parts.ts'
import { applicationIdOf } from '../routes/verified.tsx'
import type { ApplicationId } from '../store/applications.ts'
import { answerInquiry, askOffice } from './actions.ts'
import { inquiriesOf } from './store.ts'

const question = z.object({ question: z.string().max(20_000) })
const answer = z.object({ answer: z.string().max(20_000) })

/** Questions to the office about one's application, and the office's answers. */
export function inquiryApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/applications/:id/inquiries', async (c) => {
    const resident = caller(c, requestScopes.read)
    const id = applicationIdOf(c)
    return c.json(
      await house.db.read(async (tx) => {
        await ownCase(tx, house, resident, id)
        return threadBody(tx, id)
      }),
    )
  })

  residentDeed(app, house, { path: '/applications/:id/inquiries' }, question, async (tx, resident, sent, c) => {
    const id = applicationIdOf(c)
    refuse(await askOffice(tx, house, resident, id, sent.question))
    return threadBody(tx, id)
  })

  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/inquiries' },
    deskPermissions.handle,
    answer,
    async (tx, staff, sent, c) => {
      const id = idIn<'application'>(c)
      refuse(await answerInquiry(tx, house, staff, id, sent.answer))
      return threadBody(tx, id)
    },
  )
}

/** Throws 422 for the words, 409 for the state. */
function refuse(result: { ok: true } | { ok: false; reason: string }): void {
  if (result.ok) return
  if (['empty', 'too_long', 'guarded'].includes(result.reason)) {
    throw new Invalid(`text_${result.reason}`, undefined, 422)
  }
  throw new Conflict(result.reason)
}

const threadBody = async (tx: Tx, id: ApplicationId) => ({
  inquiries: (await inquiriesOf(tx, id)).map(({ at, staffId, body }) => ({
    at: at.toString(),
    from: staffId === null ? 'applicant' : 'office',
    text: body,
  })),
})

const thread = object({
  inquiries: listOf(object({ at: moment, from: { enum: ['applicant', 'office'] }, text })),
})

export const inquiryOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/applications/{id}/inquiries': {
      get: looked({ ...forResidents('read'), id: 'listInquiries', summary: '申請についての質問と返事', done: thread }),
      post: described({
        ...forResidents('write'),
        id: 'askOffice',
        summary: '申請について係に質問する',
        body: object({ question: text }),
        done: thread,
      }),
    },
    '/staff/cases/{id}/inquiries': {
      post: described({
        id: 'answerInquiry',
        summary: '申請者の質問に答える',
        scope: deskPermissions.handle,
        body: object({ answer: text }),
        done: thread,
      }),
    },
  },
})
