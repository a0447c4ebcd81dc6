import type { Hono } from 'hono'
import { z } from 'zod'
import { Invalid } from '#platform/errors/index.ts'
import { type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { caseToChange } from '../actions/desk/open-case.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { idIn, nothing, orConflict, staffDeed } from '../routes/api/deeds.ts'
import { described, looked } from '../routes/api/open-api-deed.ts'
import { day, listOf, object, orNull, text, uuid } from '../routes/api/open-api-parts.ts'
import { giveAdvice, readAdvice } from './actions/answer.ts'
import { askAdvice, withdrawAdvice } from './actions/ask.ts'
import { officesToAsk } from './actions/case-advice.ts'

const ask = z.object({
  office: z.uuid(),
  question: z.string().trim().min(1, 'required').max(4000),
  /** Keys of the answers that the office may see; `applicant` for the name. */
  shares: z.array(z.string().max(80)).max(200).default([]),
  dueOn: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
})
const answer = z.object({ answer: z.string().trim().min(1, 'required').max(8000) })
const { handle, read } = deskPermissions

/** 意見照会: another office is asked about a case, and answers; it sees what was shared and nothing else. */
export function adviceApi(app: Hono<HttpEnv>, house: House): void {
  staffDeed(app, house, { path: '/staff/cases/:id/advice', status: 201 }, handle, ask, async (tx, staff, sent, c) => {
    const id = idIn<'application'>(c)
    const officeId = parseId<'office'>(sent.office)
    // Before the office is looked at: a case of others is not there, whatever is asked of it.
    const row = await caseToChange(tx, staff, id, handle)
    if (!officeId || !(await officesToAsk(tx, house, row)).some((office) => office.id === officeId)) {
      throw new Invalid('advice_office', undefined, 422)
    }
    return { id: await askAdvice(tx, house, staff, id, { ...sent, officeId }) }
  })

  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/advice/:advice/withdrawal' },
    handle,
    nothing,
    async (tx, staff, _, c) => {
      await withdrawAdvice(tx, house, staff, idIn<'application'>(c), idIn<'advice'>(c, 'advice'))
      return { withdrawn: true }
    },
  )

  app.get('/staff/advice/:id', async (c) => {
    const staff = requireStaff(c, read)
    const { advice, applicant, lines } = await house.db.transact((tx) => readAdvice(tx, staff, idIn<'advice'>(c)))
    return c.json({
      id: advice.id,
      case: advice.applicationId,
      question: advice.question,
      dueOn: advice.dueOn.toString(),
      ended: advice.endedAt !== null,
      applicant: applicant ?? null,
      answers: lines.map(({ fieldId, label, value }) => ({ fieldId, label, value })),
    })
  })

  staffDeed(app, house, { path: '/staff/advice/:id' }, handle, answer, async (tx, staff, sent, c) => {
    orConflict(await giveAdvice(tx, house, staff, idIn<'advice'>(c), sent.answer))
    return { answered: true }
  })
}

const yes = { const: true }

export const adviceOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/staff/cases/{id}/advice': {
      post: described({
        id: 'askAdvice',
        summary: 'ほかの課に意見を聞く',
        scope: handle,
        body: object({ office: uuid, question: text, shares: listOf(text), dueOn: day }, ['shares']),
        done: object({ id: uuid }),
        status: 201,
      }),
    },
    '/staff/cases/{id}/advice/{advice}/withdrawal': {
      post: described({
        id: 'withdrawAdvice',
        summary: '意見を聞くのをやめる',
        scope: handle,
        ids: ['id', 'advice'],
        done: object({ withdrawn: yes }),
      }),
    },
    '/staff/advice/{id}': {
      get: looked({
        id: 'readAdvice',
        summary: 'ほかの課から聞かれたこと。読んだことは記録に残る',
        scope: read,
        done: object({
          id: uuid,
          case: uuid,
          question: text,
          dueOn: day,
          ended: { type: 'boolean' },
          applicant: orNull(text),
          answers: listOf(object({ fieldId: text, label: text, value: text })),
        }),
      }),
      post: described({
        id: 'giveAdvice',
        summary: '聞かれたことに答える',
        scope: handle,
        body: object({ answer: text }),
        done: object({ answered: yes }),
      }),
    },
  },
})
