import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors/index.ts'
import {
  apiOnce,
  type Ctx,
  type HttpEnv,
  InvalidFields,
  readCursor,
  readJson,
  writeCursor,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { filerMayAct, isFiler } from '../../acting/actions/acting-of.ts'
import { choicesFor, keyOf } from '../../acting/actions/choose.ts'
import { answerPage } from '../../actions/answer.ts'
import { confirmApplication } from '../../actions/confirm.ts'
import { ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { replaceRows } from '../../actions/replace-rows.ts'
import { startApplication, startForOther } from '../../actions/start.ts'
import { submitIfReady } from '../../actions/submit-if-ready.ts'
import { withdrawApplication } from '../../actions/withdraw.ts'
import { findPage, groupOf } from '../../domain/definition/definition.ts'
import type { GroupField } from '../../domain/definition/fields.ts'
import { typedOf, wordProblems } from '../../forms/answers.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { listOwnApplications } from '../../store/my-applications.ts'
import { currentRevision, currentRevisions } from '../../store/revisions.ts'
import { listKeyOf } from '../list-key.ts'
import { applicationIdOf } from '../verified.tsx'
import { answers, plainOf, rowsIn, type SentRows } from './sent-answers.ts'
import { checkBody, definitionBody, ownBody, pagesBody, summaryBody } from './bodies.ts'
import { takeCorrection } from './correction.ts'
import { caller, requestScopes } from './deeds.ts'

const start = z.object({
  procedure: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  /** A mandate's id, or a person of the household: `GET /procedures/:slug/principals`. */
  onBehalfOf: z.uuid().optional(),
})
const confirmation = z.object({ content: z.string().max(100) })

/** The resident's requests as JSON: the same deeds as the pages. Signing and paying need a person and stay in the browser. */
export function residentApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/procedures', async (c) => {
    const revisions = await house.db.read(currentRevisions)
    return c.json({ procedures: revisions.map((revision) => definitionBody(house, revision)) })
  })

  app.get('/procedures/:slug', async (c) => {
    const revision = await house.db.read((tx) => currentRevision(tx, c.req.param('slug')))
    if (!revision) throw new NotFound('procedure')
    return c.json({ ...definitionBody(house, revision), pages: pagesBody(revision) })
  })

  app.get('/procedures/:slug/principals', async (c) => {
    const resident = caller(c, requestScopes.write)
    const choices = await house.db.read(async (tx) => {
      const revision = await currentRevision(tx, c.req.param('slug'))
      if (!revision) throw new NotFound('procedure')
      return choicesFor(tx, house, resident.personId, revision.definition)
    })
    return c.json({
      principals: choices.map((choice) => ({
        onBehalfOf: keyOf(choice),
        name: choice.principalName,
        actingAs: choice.ground.as,
      })),
    })
  })

  app.get('/applications', async (c) => {
    const resident = caller(c, requestScopes.read)
    const before = listKeyOf(readCursor(house, 'procedures.mine', c.req.query('before')))
    const rows = await house.db.read((tx) => listOwnApplications(tx, resident, { before, limit: 51 }))
    const shown = rows.slice(0, 50)
    const last = rows.length > 50 ? shown.at(-1) : undefined
    const next = last && writeCursor(house, 'procedures.mine', [last.createdAt.toString(), last.id])
    const today = house.clock.today()
    const visible = await house.db.read(async (tx) => {
      const may = []
      for (const row of shown) if (!isFiler(resident, row) || (await filerMayAct(tx, row, today)).may) may.push(row)
      return may
    })
    return c.json({ applications: visible.map(summaryBody), ...(next && { next }) })
  })

  app.post('/applications', async (c) => {
    const resident = caller(c, requestScopes.write)
    const { procedure, onBehalfOf } = await readJson(c, start)
    return apiOnce(c, house, { form: 'procedures.start' }, async (tx) => {
      const lang = c.get('lang')
      const started = onBehalfOf
        ? await startForOther(tx, house, resident, { procedure, lang, onBehalfOf })
        : await startApplication(tx, house, resident, { procedure, lang })
      if (!started) throw new Forbidden('not_acting')
      const { id } = started
      const body = await ownBody(tx, house, resident, id)
      return { status: 201, body, location: `/api/v1/applications/${id}` }
    })
  })

  app.get('/applications/:id', async (c) => {
    const resident = caller(c, requestScopes.read)
    return c.json(await house.db.read((tx) => ownBody(tx, house, resident, applicationIdOf(c))))
  })

  app.get('/applications/:id/check', async (c) => {
    const resident = caller(c, requestScopes.read)
    const body = checkBody(await house.db.read((tx) => ownCase(tx, house, resident, applicationIdOf(c))))
    if (!body) throw new Conflict('incomplete')
    return c.json(body)
  })

  app.put('/applications/:id/answers/:page', async (c) => {
    const resident = caller(c, requestScopes.write)
    const id = applicationIdOf(c)
    const pageKey = c.req.param('page')
    const body = await readJson(c, answers)
    const sent = typedOf(plainOf(body))
    return apiOnce(c, house, { form: `procedures.answer:${id}:${pageKey}` }, async (tx) => {
      const { definition, today } = await ownCase(tx, house, resident, id)
      const named = findPage(definition, pageKey)
      const group = named && groupOf(named)
      if (group) return answerRows(c, tx, house, resident, { id, pageKey, group, rows: rowsIn(body[group.id]) })
      const answered = await answerPage(tx, house, resident, { id, pageKey, sent })
      if (answered.ok) return { status: 200, body: await ownBody(tx, house, resident, id) }
      switch (answered.reason) {
        case 'wrong_answers':
          throw new InvalidFields(wordProblems(c.get('lang'), named?.fields ?? [], answered.problems, today))
        case 'no_such_page':
          throw new NotFound('page')
        case 'not_a_draft':
        case 'too_early':
        case 'changed_elsewhere':
          throw new Conflict(answered.reason)
      }
    })
  })

  app.post('/applications/:id/confirmation', async (c) => {
    const resident = caller(c, requestScopes.write)
    const id = applicationIdOf(c)
    const { content } = await readJson(c, confirmation)
    return apiOnce(c, house, { form: `procedures.confirm:${id}` }, async (tx) => {
      const confirmed = await confirmApplication(tx, house, resident, { id, seen: content })
      if (!confirmed.ok) throw new Conflict(confirmed.reason)
      return { status: 200, body: await ownBody(tx, house, resident, id) }
    })
  })

  app.post('/applications/:id/submission', async (c) => {
    const resident = caller(c, requestScopes.write)
    const id = applicationIdOf(c)
    return apiOnce(c, house, { form: `procedures.submit:${id}` }, async (tx) => {
      await ownCase(tx, house, resident, id)
      const { outcome } = await submitIfReady(tx, house, resident, id)
      if (outcome === 'submitted') return { status: 200, body: await ownBody(tx, house, resident, id) }
      // What a changed register or a closed window undid has to be written, so this one is answered, not thrown.
      if (outcome === 'acting_ended') throw new Forbidden('acting_ended')
      if (outcome === 'changed' || outcome === 'window_closed')
        return { status: 200, body: await ownBody(tx, house, resident, id) }
      throw new Conflict(outcome)
    })
  })

  app.post('/applications/:id/correction', (c) => takeCorrection(c, house, caller(c, requestScopes.write)))

  app.post('/applications/:id/withdrawal', async (c) => {
    const resident = caller(c, requestScopes.write)
    const id = applicationIdOf(c)
    return apiOnce(c, house, { form: `procedures.withdraw:${id}` }, async (tx) => {
      const withdrawn = await withdrawApplication(tx, house, resident, id)
      if (!withdrawn.ok) throw new Conflict(withdrawn.reason)
      return { status: 200, body: await ownBody(tx, house, resident, id) }
    })
  })
}

async function answerRows(
  c: Ctx,
  tx: Tx,
  house: House,
  resident: VerifiedResident,
  { id, pageKey, group, rows }: { id: ApplicationId; pageKey: string; group: GroupField; rows: SentRows },
) {
  const sent = rows.map(({ id: rowId, ...fields }) => ({ id: rowId, sent: typedOf(fields) }))
  const replaced = await replaceRows(tx, house, resident, { id, pageKey, rows: sent })
  if (replaced.ok) return { status: 200 as const, body: await ownBody(tx, house, resident, id) }
  switch (replaced.reason) {
    case 'wrong_answers':
      throw new InvalidFields(
        replaced.problems.flatMap((problem) =>
          wordProblems(c.get('lang'), group.fields, [problem]).map((one) => ({
            ...one,
            field: `${group.id}.${problem.row}.${one.field}`,
          })),
        ),
      )
    case 'no_such_page':
      throw new NotFound('page')
    default:
      throw new Conflict(replaced.reason)
  }
}
