import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { Invalid } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { dropCorrection } from '../../actions/desk/ask-correction.ts'
import { postDispatch, printDispatch, shelveDispatch } from '../../actions/desk/dispatch.ts'
import { takeOver } from '../../actions/desk/handle-case.ts'
import { recordOutside } from '../../actions/desk/record-outside.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { idIn, nothing, staffDeed } from '../api/deeds.ts'
import { described } from '../api/open-api-deed.ts'
import { object, text } from '../api/open-api-parts.ts'

const { handle, dispatch } = deskPermissions
const numbers = z.object({ numbers: z.string().max(500) })

/** What the desk does with a case beside its decision. */
export function deskStepsApi(app: Hono<HttpEnv>, house: House): void {
  staffDeed(app, house, { path: '/staff/cases/:id/take-over' }, handle, nothing, async (tx, staff, _, c) => {
    await takeOver(tx, house, staff, idIn<'application'>(c))
    return { done: true }
  })
  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/corrections/:correction/removal' },
    handle,
    nothing,
    async (tx, staff, _, c) => {
      await dropCorrection(tx, house, staff, idIn<'application'>(c), idIn<'correction'>(c, 'correction'))
      return { done: true }
    },
  )
  staffDeed(app, house, { path: '/staff/cases/:id/outside-paper' }, dispatch, numbers, async (tx, staff, sent, c) => {
    const recorded = await recordOutside(tx, house, staff, idIn<'application'>(c), sent.numbers)
    // Rolled back: a refused answer leaves nothing behind.
    if (!recorded.ok) throw new Invalid(`paper_numbers_${recorded.reason}`, undefined, 422)
    return { done: true }
  })
  const papers = { printing: printDispatch, posting: postDispatch, shelving: shelveDispatch }
  for (const [path, act] of Object.entries(papers)) {
    const work: (
      tx: Tx,
      ...rest: Parameters<typeof printDispatch> extends [Tx, ...infer Rest] ? Rest : never
    ) => Promise<unknown> = act
    staffDeed(app, house, { path: `/staff/dispatches/:id/${path}` }, dispatch, nothing, async (tx, staff, _, c) => {
      await work(tx, house, staff, idIn<'dispatch'>(c))
      return { done: true }
    })
  }
}

const done = object({ done: { const: true } })

export const deskStepsOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/staff/cases/{id}/take-over': {
      post: described({ id: 'takeOverCase', summary: '同僚の案件を引き継ぐ', scope: handle, done }),
    },
    '/staff/cases/{id}/corrections/{correction}/removal': {
      post: described({
        id: 'dropCorrection',
        summary: '出した補正の求めをやめる',
        scope: handle,
        ids: ['id', 'correction'],
        done,
      }),
    },
    '/staff/cases/{id}/outside-paper': {
      post: described({
        id: 'recordOutsidePaper',
        summary: 'ほかのシステムで印刷した用紙の番号を控える',
        scope: dispatch,
        body: object({ numbers: text }),
        done,
      }),
    },
    '/staff/dispatches/{id}/printing': {
      post: described({ id: 'printDispatch', summary: '証明書を印刷した', scope: dispatch, done }),
    },
    '/staff/dispatches/{id}/posting': {
      post: described({ id: 'postDispatch', summary: '証明書を発送した', scope: dispatch, done }),
    },
    '/staff/dispatches/{id}/shelving': {
      post: described({ id: 'shelveDispatch', summary: '証明書を窓口の棚に置いた', scope: dispatch, done }),
    },
  },
})
