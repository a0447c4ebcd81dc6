import type { Module } from '#platform/module/index.ts'
import { actKinds, actOutcomes } from '../../domain/acts/act.ts'
import { deskPermissions, statedReasons } from '../../domain/desk/case-rights.ts'
import { described, looked } from '../api/open-api-deed.ts'
import { day, listOf, object, orNull, text, uuid } from '../api/open-api-parts.ts'

const { read, handle, confirm, dispatch } = deskPermissions
const comment = object({ comment: text }, ['comment'])
const note = object({ note: text })
const act = object({ act: uuid })
const yes = { type: 'boolean' }

const item = object({ label: text, outcome: { enum: [...actOutcomes] }, ground: text, reason: text }, [
  'ground',
  'reason',
])

const step = (id: string, summary: string, scope: string, more: { body?: object; done?: object } = {}) => ({
  post: described({ id, summary, scope, done: act, ...more }),
})

/** 起案 to 施行 in `/api/v1/openapi.json`. */
export const actsOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/staff/cases/{id}/acts': {
      post: described({
        id: 'draftAct',
        summary: '起案する（処分、延長）。通知の文は、このとき決まって変わらない',
        scope: handle,
        body: object(
          {
            outcome: { enum: ['grant', 'partial', 'refuse', 'extension'] },
            ground: text,
            reason: text,
            conditions: text,
            facts: { type: 'object', additionalProperties: text, description: '通知の空欄を、名前ごとに' },
            items: listOf(item),
            urgent: yes,
            seen: { type: 'boolean', description: '合わなかった照合を見たうえで起案する' },
          },
          ['ground', 'reason', 'conditions', 'facts', 'items', 'urgent', 'seen'],
        ),
        done: act,
        status: 201,
      }),
    },
    '/staff/cases/{id}/changes': {
      post: described({
        id: 'draftChange',
        summary: '施行した処分の取消・撤回・更正を起案する',
        scope: handle,
        body: object({
          kind: { enum: ['revocation', 'withdrawal', 'correction'] },
          target: { anyOf: [object({ act: uuid }), object({ certificate: uuid })] },
          ground: text,
          reason: text,
        }),
        done: act,
        status: 201,
      }),
    },
    '/staff/cases/{id}/arrival': {
      post: described({
        id: 'takeArrival',
        summary: '届出・申込を受け付ける、または理由を付けて終える',
        scope: handle,
        body: object({ outcome: { enum: ['accept', 'lapse', 'decline'] }, reason: text }, ['reason']),
        done: object({ state: { enum: ['accepted', 'lapsed', 'declined'] } }),
      }),
    },
    '/staff/cases/{id}/completion': step('completeCase', '受け付けたものを処理済みにする', handle, {
      done: object({ state: { const: 'completed' } }),
    }),
    '/staff/acts/{id}': {
      get: looked({
        id: 'readAct',
        summary: '起案とその通知。読んだことは記録に残る',
        scope: read,
        parameters: [{ name: 'reason', in: 'query', schema: { enum: [...statedReasons] } }],
        done: object({
          act: uuid,
          case: uuid,
          kind: { enum: [...actKinds] },
          outcome: { enum: [...actOutcomes, null] },
          state: text,
          ground: text,
          reason: orNull(text),
          letter: {
            type: 'object',
            description: '通知の文。title、paragraphs、items、appeal（教示）',
            additionalProperties: true,
          },
          documentNumber: orNull(text),
          datedOn: orNull(day),
          heldFor: { ...orNull(text), description: '施行が止まっている理由' },
          letters: listOf(object({ id: uuid, way: { enum: ['post', 'electronic'] }, state: text })),
        }),
      }),
    },
    '/staff/acts/{id}/examination': step('examineAct', '審査する', confirm, { body: comment }),
    '/staff/acts/{id}/decision': step('decideAct', '決定する（決裁）', confirm, { body: comment }),
    '/staff/acts/{id}/return': step('returnAct', '起案を差し戻す（決裁の途中）', confirm, { body: note }),
    '/staff/acts/{id}/undoing': step('undoDecision', '施行の前に決定をやめる', confirm, { body: note }),
    '/staff/acts/{id}/taking-back': step('takeBackAct', '自分の起案を引き戻す', handle),
    '/staff/acts/{id}/seeing': step('seeAct', '代決を後から見る（後閲）', confirm),
    '/staff/acts/{id}/effecting': step(
      'effectAct',
      '施行する。止まるときは、理由が because に入り、そのまま残る',
      dispatch,
      { done: object({ act: uuid, effected: yes, because: orNull(text) }) },
    ),
    '/staff/letters/{id}/printing': step('printLetter', '通知を印刷した', dispatch, { done: object({ done: yes }) }),
    '/staff/letters/{id}/posting': step('postLetter', '通知を発送した', dispatch, { done: object({ done: yes }) }),
  },
})
