import type { Hono } from 'hono'
import { z } from 'zod'
import { Conflict, Invalid, NotFound } from '#platform/errors/index.ts'
import { filesOf, storeUpload } from '#platform/files/index.ts'
import { answeredBefore, apiOnce, type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { casePolicy } from '../desk-policies.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { idIn, nothing, orConflict, residentDeed, staffDeed } from '../routes/api/deeds.ts'
import { described, forResidents } from '../routes/api/open-api-deed.ts'
import { object, orNull, text, uuid, whole } from '../routes/api/open-api-parts.ts'
import { fileOf, fingerprint } from '../routes/api/uploads.ts'
import { applicationIdOf } from '../routes/verified.tsx'
import { findCase } from '../store/desk/cases.ts'
import { askCharge, ruleOf } from './actions/ask-charge.ts'
import { askFee } from './actions/ask-fee.ts'
import { cancelCharge, chargeToChange, declineCharge, handCharge, makeReady } from './actions/end-charge.ts'
import { handingWays } from './domain.ts'

const { handle, dispatch } = deskPermissions
const wish = z.object({ rule: z.string().max(80), counts: z.record(z.string().max(80), z.int().min(0).max(9_999)) })
const why = z.object({ why: z.enum(['not_paid', 'mistake']) })

/** What a request costs besides its fee at filing: fixed, given up, handed over. Paying needs the person. */
export function chargeApi(app: Hono<HttpEnv>, house: House): void {
  residentDeed(
    app,
    house,
    { path: '/applications/:id/charges/:charge/cancellation' },
    nothing,
    async (tx, resident, _, c) => {
      const id = idIn<'charge'>(c, 'charge')
      orConflict(await declineCharge(tx, house, resident, { applicationId: applicationIdOf(c), id }))
      return { charge: id }
    },
  )

  staffDeed(app, house, { path: '/staff/cases/:id/charges', status: 201 }, handle, wish, async (tx, staff, sent, c) => {
    const id = idIn<'application'>(c)
    const row = await findCase(tx, id)
    if (!row || !casePolicy.may(staff, row)) throw new NotFound('case')
    const rule = ruleOf(parseDefinition(row.definition), sent.rule)
    const asked = rule.beforeDecision
      ? await askFee(tx, house, staff, id, sent.counts)
      : await askCharge(tx, house, staff, id, { rule: rule.key, counts: sent.counts })
    return { charge: orConflict(asked).chargeId ?? null }
  })

  staffDeed(app, house, { path: '/staff/charges/:id/readiness' }, dispatch, nothing, async (tx, staff, _, c) => {
    const id = idIn<'charge'>(c)
    orConflict(await makeReady(tx, house, staff, id))
    return { charge: id }
  })

  const way = z.object({ way: z.enum(handingWays) })
  staffDeed(app, house, { path: '/staff/charges/:id/hand-over' }, dispatch, way, async (tx, staff, sent, c) => {
    const id = idIn<'charge'>(c)
    await chargeToChange(tx, staff, id, dispatch)
    const files = await filesOf(tx, { kind: 'procedures.charge', id })
    const fileCount = files.filter(({ scan }) => scan === 'clean').length
    orConflict(await handCharge(tx, house, staff, id, { way: sent.way, fileCount }))
    return { charge: id }
  })

  staffDeed(app, house, { path: '/staff/charges/:id/cancellation' }, handle, why, async (tx, staff, sent, c) => {
    const id = idIn<'charge'>(c)
    orConflict(await cancelCharge(tx, house, staff, id, sent.why))
    return { charge: id }
  })

  fileApi(app, house)
}

function fileApi(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/charges/:id/files', async (c) => {
    const staff = requireStaff(c, handle)
    const id = idIn<'charge'>(c)
    const charge = await house.db.transact((tx) => chargeToChange(tx, staff, id, handle))
    if (charge.handedAt || charge.cancelledAt) throw new Conflict('not_now')
    const file = await fileOf(c)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const scope = { form: 'procedures.charge-file', sent: fingerprint(file.name, bytes) }
    const before = await answeredBefore(c, house, scope)
    if (before) return before
    const owner = { kind: 'procedures.charge', id }
    const stored = await storeUpload(house, { bytes, claimedName: file.name, owner, uploadedBy: staff.accountId })
    if (!stored.ok) throw new Invalid(`file_${stored.reason}`, undefined, 422)
    return apiOnce(c, house, scope, async () => ({ status: 201, body: { file: stored.fileId, scan: stored.scan } }))
  })
}

const charge = object({ charge: uuid })

export const chargeOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/applications/{id}/charges/{charge}/cancellation': {
      post: described({
        ...forResidents('write'),
        id: 'declineCharge',
        summary: '追加の請求をやめる（まだ払っていないもの）',
        ids: ['id', 'charge'],
        done: charge,
      }),
    },
    '/staff/cases/{id}/charges': {
      post: described({
        id: 'askCharge',
        summary: '写しなどの費用を決めて請求する',
        scope: handle,
        body: object({ rule: text, counts: { type: 'object', additionalProperties: whole } }),
        done: object({ charge: orNull(uuid) }),
        status: 201,
      }),
    },
    '/staff/charges/{id}/readiness': {
      post: described({ id: 'makeChargeReady', summary: '窓口で渡せるようにした', scope: dispatch, done: charge }),
    },
    '/staff/charges/{id}/hand-over': {
      post: described({
        id: 'handCharge',
        summary: '渡した',
        scope: dispatch,
        body: object({ way: { enum: [...handingWays] } }),
        done: charge,
      }),
    },
    '/staff/charges/{id}/cancellation': {
      post: described({
        id: 'cancelCharge',
        summary: '請求を取り消す',
        scope: handle,
        body: object({ why: { enum: ['not_paid', 'mistake'] } }),
        done: charge,
      }),
    },
    '/staff/charges/{id}/files': {
      post: described({
        id: 'addChargeFile',
        summary: 'サイトで渡すファイルを加える',
        scope: handle,
        file: true,
        done: object({ file: uuid, scan: { enum: ['clean', 'held'] } }),
        status: 201,
      }),
    },
  },
})
