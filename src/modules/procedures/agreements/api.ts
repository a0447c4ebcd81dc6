import type { Hono } from 'hono'
import { z } from 'zod'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { checkBody } from '../routes/api/bodies.ts'
import { caller, idIn, nothing, orConflict, requestScopes, residentDeed } from '../routes/api/deeds.ts'
import { described, forResidents, looked } from '../routes/api/open-api-deed.ts'
import { day, listOf, moment, object, orNull, schema, text, uuid } from '../routes/api/open-api-parts.ts'
import { answerAgreement, readAgreement, withdrawAgreement } from './actions.ts'
import { agreementsOfPerson } from './store.ts'

const answer = z.object({ answer: z.enum(['given', 'declined']), reason: z.string().max(5000).default('') })

/** The other adult of the household: what they are asked to agree to, and their own answer. */
export function agreementApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/agreements', async (c) => {
    const { personId } = caller(c, requestScopes.read)
    const agreements = await house.db.read((tx) => agreementsOfPerson(tx, personId))
    return c.json({
      agreements: agreements.map(({ id, askedAt, answerBy, answer: given, withdrawnAt }) => ({
        id,
        askedAt: askedAt.toString(),
        answerBy: answerBy.toString(),
        answer: given,
        withdrawnAt: withdrawnAt?.toString() ?? null,
      })),
    })
  })

  app.get('/agreements/:id', async (c) => {
    const resident = caller(c, requestScopes.read)
    const { agreement, found, isOpen } = await house.db.transact((tx) =>
      readAgreement(tx, house, resident, idIn<'agreement'>(c)),
    )
    return c.json({
      id: agreement.id,
      procedure: found.application.procedure,
      answerBy: agreement.answerBy.toString(),
      isOpen,
      check: checkBody(found) ?? null,
    })
  })

  residentDeed(app, house, { path: '/agreements/:id/answer' }, answer, async (tx, resident, sent, c) => {
    const id = idIn<'agreement'>(c)
    const given = sent.answer === 'given' ? { kind: sent.answer } : { kind: sent.answer, reason: sent.reason }
    orConflict(await answerAgreement(tx, house, resident, id, given))
    return { agreement: id }
  })

  residentDeed(app, house, { path: '/agreements/:id/withdrawal' }, nothing, async (tx, resident, _, c) => {
    const id = idIn<'agreement'>(c)
    orConflict(await withdrawAgreement(tx, house, resident, id))
    return { agreement: id }
  })
}

const answered = object({ agreement: uuid })
const ofResidents = forResidents('write')

export const agreementOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/agreements': {
      get: looked({
        ...forResidents('read'),
        id: 'listAgreements',
        summary: '同じ世帯の人の申請で、自分に同意が求められているもの',
        ids: [],
        done: object({
          agreements: listOf(
            object({ id: uuid, askedAt: moment, answerBy: day, answer: orNull(text), withdrawnAt: orNull(moment) }),
          ),
        }),
      }),
    },
    '/agreements/{id}': {
      get: looked({
        ...forResidents('read'),
        id: 'readAgreement',
        summary: '同意する内容そのもの。読んだことは記録に残る',
        done: object({
          id: uuid,
          procedure: text,
          answerBy: day,
          isOpen: { type: 'boolean' },
          check: { anyOf: [schema('Check'), { type: 'null' }] },
        }),
      }),
    },
    '/agreements/{id}/answer': {
      post: described({
        ...ofResidents,
        id: 'answerAgreement',
        summary: '同意する、または理由を付けて断る',
        body: object({ answer: { enum: ['given', 'declined'] }, reason: text }, ['reason']),
        done: answered,
      }),
    },
    '/agreements/{id}/withdrawal': {
      post: described({ ...ofResidents, id: 'withdrawAgreement', summary: '同意を取り消す', done: answered }),
    },
  },
})
