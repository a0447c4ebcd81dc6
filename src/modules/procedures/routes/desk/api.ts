import { plainText } from '#platform/i18n/index.ts'
import type { Hono } from 'hono'
import type { Staff } from '#platform/auth/index.ts'
import { documentsOf } from '#platform/documents/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { apiOnce, type Ctx, type HttpEnv, readJson, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { caseView } from '../../actions/desk/case-view.ts'
import { confirmDecision, proposeDecision, returnDecision } from '../../actions/desk/decide.ts'
import { requestCorrection } from '../../actions/desk/ask-correction.ts'
import { handBack, takeCase } from '../../actions/desk/handle-case.ts'
import { openCase } from '../../actions/desk/open-case.ts'
import { deskPermissions, statedReasons } from '../../domain/desk/case-rights.ts'
import { parseCode } from '../../domain/desk/codes.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { apiCorrection, apiProposal, apiReturn } from '../../forms/desk-api.ts'
import { plainWords } from '../../text/index.ts'
import { verify } from '../verification.tsx'
import { caseId } from './cases.tsx'
import { queuePage } from '../../queue/actions/queue-of.ts'
import { parseFilter } from '../../queue/domain/filter.ts'

export { deskOpenApi } from './open-api.ts'

/** The desk for programs: the same actions, the same rights, the same audit. */
export function deskApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/queue', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const { cursor, ...query } = c.req.query()
    // A program asks for the office's work; whoever wants their own says so.
    const filter = parseFilter({ view: 'all', ...query })
    const { items, more } = await house.db.read((tx) => queuePage(tx, house, staff, { filter }, cursor))
    return c.json({
      items: items.map(({ id, receiptNumber, procedure, state, dueOn, submittedAt, assigneeId, delivery }) => ({
        id,
        receiptNumber,
        procedure,
        state,
        dueOn: dueOn.toString(),
        submittedAt: submittedAt.toString(),
        assigneeId,
        delivery,
      })),
      nextCursor: more ?? null,
    })
  })

  app.get('/staff/cases/:id', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const reason = statedReasons.find((one) => one === c.req.query('reason'))
    return c.json(await house.db.transact((tx) => readCase(tx, house, staff, c, reason)))
  })

  const deed = (
    path: string,
    permission: string,
    work: (c: Ctx, staff: Staff) => Promise<Parameters<typeof apiOnce>[3]>,
  ) =>
    app.post(`/staff/cases/:id/${path}`, async (c) => {
      const staff = requireStaff(c, permission)
      return apiOnce(c, house, { form: `procedures.${path}` }, await work(c, staff))
    })

  deed('assignment', deskPermissions.handle, async (c, staff) => async (tx) => {
    const taken = await takeCase(tx, house, staff, caseId(c))
    if (!taken.ok) throw new Conflict(taken.reason)
    return { status: 200, body: { state: 'in_review' } }
  })
  deed('hand-back', deskPermissions.handle, async (c, staff) => async (tx) => {
    await handBack(tx, house, staff, caseId(c))
    return { status: 200, body: { state: 'submitted' } }
  })
  deed('correction', deskPermissions.handle, async (c, staff) => {
    const ask = await readJson(c, apiCorrection(house.clock.today()))
    return async (tx) => {
      await requestCorrection(tx, house, staff, caseId(c), ask)
      return { status: 200, body: { state: 'awaiting_correction' } }
    }
  })
  deed('proposal', deskPermissions.handle, async (c, staff) => {
    const proposal = await readJson(c, apiProposal)
    return async (tx) => {
      await proposeDecision(tx, house, staff, caseId(c), proposal)
      return { status: 200, body: { state: 'proposed' } }
    }
  })
  deed('confirmation', deskPermissions.confirm, async (c, staff) => async (tx) => {
    await confirmDecision(tx, house, staff, caseId(c))
    return { status: 202, body: { confirmed: true } }
  })
  deed('return', deskPermissions.confirm, async (c, staff) => {
    const { note } = await readJson(c, apiReturn)
    return async (tx) => {
      await returnDecision(tx, house, staff, caseId(c), note)
      return { status: 200, body: { state: 'in_review' } }
    }
  })

  app.get('/verifications/:number', async (c) => {
    const code = parseCode(c.req.param('number'))
    if (!code) throw new NotFound()
    const result = await verify(c, house, code)
    if (result.state === 'unknown') throw new NotFound()
    return c.json({ state: result.state, kind: plainText(result.kind), issuedOn: result.issuedOn.toString() })
  })
}

async function readCase(
  tx: Parameters<typeof caseView>[0],
  house: House,
  staff: Staff,
  c: Ctx,
  reason: (typeof statedReasons)[number] | undefined,
) {
  const opened = await openCase(tx, staff, caseId(c), reason)
  const { row } = opened
  const cover = {
    id: row.id,
    receiptNumber: row.receiptNumber,
    procedure: row.procedure,
    title: plainWords(parseDefinition(row.definition).name),
    state: row.state,
    dueOn: row.dueOn.toString(),
    assigneeId: row.assigneeId,
  }
  if (opened.kind === 'closed-cover') return { ...cover, opened: false }
  const view = await caseView(tx, house, row, [])
  const documents = await documentsOf(tx, { kind: 'procedures.application', id: row.id }, ['certificate', 'refusal'])
  return {
    ...cover,
    opened: true,
    readingReason: opened.reason,
    applicant: view.applicant,
    subjects: view.subjects,
    answers: view.lines,
    checks: view.checks,
    fee: row.feeTotal,
    payment: view.payment ? { state: view.payment.state, amount: view.payment.amount } : null,
    decisions: opened.decisions.map(({ outcome, reason: why, proposedAt, confirmedAt }) => ({
      outcome,
      reason: why,
      proposedAt: proposedAt.toString(),
      confirmedAt: confirmedAt?.toString() ?? null,
    })),
    documents: documents.map(({ id, kind, createdAt }) => ({
      id,
      kind,
      createdAt: createdAt.toString(),
      href: `/api/v1/documents/${id}`,
    })),
    certificate: view.certificate
      ? {
          documentNumber: view.certificate.documentNumber,
          issueNumber: view.certificate.issueNumber,
          paperNumbers: view.outside?.numbers ?? [],
        }
      : null,
  }
}
