import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
import { Invalid, NotFound } from '#platform/errors/index.ts'
import {
  apiOnce,
  type Ctx,
  type HttpEnv,
  InvalidFields,
  readCursor,
  readJson,
  requireClient,
  writeCursor,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { readUrl } from '#platform/outgoing/index.ts'
import { sendForProgram } from '../actions/send.ts'
import { stateOver } from '../domain/state.ts'
import type { FieldProblem } from '../domain/template.ts'
import { sendScope } from '../permissions.ts'
import { sealSecret } from '../secrets.ts'
import { deleteCallback, writeCallback } from '../store/callbacks.ts'
import { findMessage, messagesOf, type ProgramMessage } from '../store/program-messages.ts'

const pageSize = 100
const list = 'messaging.program-messages'

const reference = z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/)
const message = z.strictObject({
  reference,
  recipient: z.strictObject({ personNumber: z.string().regex(/^\d{1,20}$/) }),
  template: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  fields: z.record(z.string().max(30), z.string().max(20)).default({}),
})
// 32 bytes, as Standard Webhooks 1.0 writes them. The program makes it, so that no answer of ours holds it.
const callback = z.strictObject({ url: z.string().max(500), secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{43}=$/) })

/** A program of an office sends by approved words, and asks what became of it: never who reads it where. */
export function messagesApi(app: Hono<HttpEnv>, house: House): void {
  app.post('/messages', async (c) => {
    const client = caller(c)
    const { recipient, ...asked } = await readJson(c, message)
    return apiOnce(c, house, { form: 'messaging.send' }, async (tx) => {
      const sent = await sendForProgram(tx, house, client, { ...asked, ...recipient })
      if (!sent.ok && sent.reason === 'template') throw new Invalid('template_unknown', undefined, 422)
      if (!sent.ok) throw new InvalidFields(sent.problems.map(sayProblem))
      const { id } = sent.message
      return { status: sent.isNew ? 201 : 200, body: toJson(sent.message), location: `/api/v1/messages/${id}` }
    })
  })

  app.get('/messages', async (c) => {
    const { clientId } = caller(c)
    const asked = c.req.query('reference')
    const found = await house.db.read(async (tx) => {
      if (asked !== undefined) {
        const one = reference.safeParse(asked).success && (await findMessage(tx, clientId, { reference: asked }))
        return one ? [one] : []
      }
      const [last] = readCursor(house, list, c.req.query('after')) ?? []
      const before = typeof last === 'string' ? parseId<'program-message'>(last) : undefined
      return messagesOf(tx, clientId, { before, limit: pageSize + 1 })
    })
    const shown = found.slice(0, pageSize)
    const last = shown.at(-1)
    const next = found.length > pageSize && last ? writeCursor(house, list, [last.id]) : null
    return c.json({ messages: shown.map(toJson), next })
  })

  app.get('/messages/:id', async (c) => {
    const { clientId } = caller(c)
    const id = parseId<'program-message'>(c.req.param('id'))
    const found = id && (await house.db.read((tx) => findMessage(tx, clientId, { id })))
    if (!found) throw new NotFound('message')
    return c.json(toJson(found))
  })

  app.put('/message-callback', async (c) => {
    const client = caller(c)
    const { clientId } = client
    const { url, secret } = await readJson(c, callback)
    const read = readUrl(url, { isStrict: house.config.env === 'production' })
    if (!read.ok) throw new Invalid('callback_not_allowed', read.problem, 422)
    return apiOnce(c, house, { form: 'messaging.callback' }, async (tx) => {
      await writeCallback(tx, {
        clientId,
        url: read.url,
        secret: sealSecret(house, clientId, secret),
        at: house.clock.now(),
      })
      const subject = { kind: 'auth.client', id: clientId }
      await recordAudit(tx, { actor: client, action: 'messaging.callback.register', subject })
      return { status: 200, body: { url: read.url } }
    })
  })

  app.delete('/message-callback', async (c) => {
    const client = caller(c)
    return apiOnce(c, house, { form: 'messaging.callback-end' }, async (tx) => {
      if (!(await deleteCallback(tx, client.clientId))) throw new NotFound('callback')
      const subject = { kind: 'auth.client', id: client.clientId }
      await recordAudit(tx, { actor: client, action: 'messaging.callback.remove', subject })
      return { status: 200, body: { url: null } }
    })
  })
}

const caller = (c: Ctx) => requireClient(c, 'office', sendScope)

const said: Record<FieldProblem['problem'], string> = {
  missing: '文面にこの名前の場所があります。値を入れてください',
  unknown: '文面にこの名前の場所はありません。外してください',
  wrong:
    '文面の場所の種類（date は 2026-12-10、time は 09:30、number は8桁まで、code は英大文字・数字・ハイフン20字まで）に合わせてください',
}
const sayProblem = ({ field, problem }: FieldProblem) => ({ field: `fields.${field}`, message: said[problem] })

const toJson = ({
  id,
  reference: own,
  template,
  templateNo,
  state,
  deliveries,
  createdAt,
  settledAt,
}: ProgramMessage) => ({
  id,
  reference: own,
  template,
  templateVersion: templateNo,
  state: state === 'created' && deliveries.length > 0 ? stateOver(deliveries) : state,
  createdAt: createdAt.toString(),
  settledAt: settledAt?.toString() ?? null,
})
