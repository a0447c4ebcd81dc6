import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { filesOf, storeUpload } from '#platform/files/index.ts'
import { type Ctx, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { casePolicy } from '../../desk-policies.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { caseId, showCase } from '../../routes/desk/cases.tsx'
import { findCase } from '../../store/desk/cases.ts'
import { plainWords, texts } from '../../text/index.ts'
import { askFee } from '../actions/ask-fee.ts'
import { askCharge, ruleOf } from '../actions/ask-charge.ts'
import { cancelCharge, chargeToChange, type Ended, handCharge, makeReady } from '../actions/end-charge.ts'
import type { ChargeId } from '../domain.ts'
import { cancelForm, chargeForm, countField, handForm } from '../forms.ts'
import { chargeDesk as t } from '../text/desk.ts'

/** What the office charges after its decision: asked beside the case, handed over once it is paid. */
export function chargeDeskRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/cases/:id/charges', (c) => ask(c, house, requireStaff(c, deskPermissions.handle)))

  app.post('/staff/charges/:id/readiness', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    return deed(c, house, staff, 'readiness', (tx, id) => makeReady(tx, house, staff, id))
  })

  app.post('/staff/charges/:id/hand-over', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const form = await readForm(c, handForm)
    if (!form.ok) throw new NotFound('way')
    const { way } = form.value
    return deed(c, house, staff, 'hand-over', async (tx, id) => {
      const files = await filesOf(tx, { kind: 'procedures.charge', id })
      const fileCount = files.filter(({ scan }) => scan === 'clean').length
      return handCharge(tx, house, staff, id, { way, fileCount })
    })
  })

  app.post('/staff/charges/:id/cancellation', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = chargeIdOf(c)
    const form = await readForm(c, cancelForm)
    if (!form.ok) return showAgain(c, house, staff, id, form.errors[0]?.message ?? t.errors.cancelFor)
    const { why } = form.value
    return deed(c, house, staff, 'cancellation', (tx, charge) => cancelCharge(tx, house, staff, charge, why))
  })

  app.post('/staff/charges/:id/files', (c) => attach(c, house, requireStaff(c, deskPermissions.handle)))
}

async function ask(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const id = caseId(c)
  const row = await house.db.read((tx) => findCase(tx, id))
  if (!row || !casePolicy.may(staff, row)) throw new NotFound()
  const named = await readForm(c, z.looseObject({ rule: z.string().default('') }))
  const rule = ruleOf(parseDefinition(row.definition), named.ok ? named.value.rule : '')
  const form = await readForm(c, chargeForm(rule.lines.map(({ fee }) => fee)))
  const again = (errors: readonly { field: string; message: string }[]) =>
    showCase(c, house, staff, { errors, typed: form.raw })
  if (!form.ok) return again(form.errors)
  const done = await submitOnce(c, house, { form: `procedures.charge:${rule.key}` }, async (tx) => {
    const { counts } = form.value
    const asked = rule.beforeDecision
      ? await askFee(tx, house, staff, id, counts)
      : await askCharge(tx, house, staff, id, { rule: rule.key, counts })
    if (asked.ok) return { location: `/staff/cases/${id}` }
    return { errors: [{ field: countField(rule.lines[0]?.fee ?? ''), message: t.errors[asked.reason] }] }
  })
  return done.ok ? done.response : again(done.errors)
}

async function deed(
  c: Ctx,
  house: House,
  staff: Staff,
  name: string,
  act: (tx: Tx, id: ChargeId) => Promise<Ended>,
): Promise<Response> {
  const id = chargeIdOf(c)
  const done = await submitOnce(c, house, { form: `procedures.charge.${name}` }, async (tx) => {
    const { applicationId } = await chargeToChange(tx, staff, id, deskPermissions.dispatch)
    const ended = await act(tx, id)
    return ended.ok
      ? { location: `/staff/cases/${applicationId}` }
      : { errors: [{ field: '', message: t.errors[ended.reason] }] }
  })
  return done.ok ? done.response : showAgain(c, house, staff, id, done.errors[0]?.message ?? '')
}

async function attach(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const id = chargeIdOf(c)
  const charge = await house.db.transact((tx) => chargeToChange(tx, staff, id, deskPermissions.handle))
  const form = await readForm(c, z.looseObject({ file: z.instanceof(File).optional() }))
  const file = form.ok ? form.value.file : undefined
  if (!file || file.size === 0) return showAgain(c, house, staff, id, t.errors.file)
  if (charge.handedAt || charge.cancelledAt) return showAgain(c, house, staff, id, t.errors.not_now)
  const stored = await storeUpload(house, {
    bytes: new Uint8Array(await file.arrayBuffer()),
    claimedName: file.name,
    owner: { kind: 'procedures.charge', id },
    uploadedBy: staff.accountId,
  })
  if (!stored.ok) return showAgain(c, house, staff, id, plainFileProblem(stored.reason))
  return c.redirect(`/staff/cases/${charge.applicationId}`, 303)
}

const plainFileProblem = (reason: keyof ReturnType<typeof texts>['correction']['fileProblems']): string =>
  plainWords({ ja: texts('ja').correction.fileProblems[reason], easy: '', en: '' })

/** The case again, with what stands in the way. */
async function showAgain(c: Ctx, house: House, staff: Staff, id: ChargeId, message: string): Promise<Response> {
  const { applicationId } = await house.db.transact((tx) => chargeToChange(tx, staff, id, deskPermissions.dispatch))
  return showCase(c, house, staff, { errors: [{ field: '', message }], typed: {}, id: applicationId })
}

function chargeIdOf(c: Ctx): ChargeId {
  const id = parseId<'charge'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('charge')
  return id
}
