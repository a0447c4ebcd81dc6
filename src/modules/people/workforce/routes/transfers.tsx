import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId, type StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { cancelTransfer } from '../actions/cancel-transfer.ts'
import { enterTransfers, previewTransfers } from '../actions/enter-transfers.ts'
import type { TransferPlan } from '../domain/plan-transfers.ts'
import { readTransferList, type TransferLine } from '../domain/transfer-list.ts'
import { TransfersPage } from '../pages/transfers-page.tsx'
import { workforcePermissions } from '../permissions.ts'
import { transfersAfter } from '../store/entered-transfers.ts'
import { roleWords, transfers as t } from '../text/staff.ts'

const page = '/staff/offices/transfers'
const listForm = z.object({ list: z.string().default('') })

export function transferRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(page, (c) => show(c, house, { list: '', errors: [], plan: undefined }))

  app.post(`${page}/preview`, async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const { list, lines, errors } = await readList(c, house)
    if (errors.length > 0) return show(c, house, { list, errors, plan: undefined })
    const plan = await house.db.transact((tx) => previewTransfers(tx, house, actor, lines))
    return show(c, house, { list, errors: problemsOf(plan), plan })
  })

  app.post(page, async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const { list, lines, errors } = await readList(c, house)
    if (errors.length > 0) return show(c, house, { list, errors, plan: undefined })
    const done = await submitOnce(c, house, { form: 'people.transfers' }, async (tx) => {
      const { ok, plan } = await enterTransfers(tx, house, actor, lines)
      return ok ? { location: `${page}?entered=${plan.transfers.length}` } : { errors: problemsOf(plan) }
    })
    return done.ok ? done.response : show(c, house, { list, errors: done.errors, plan: undefined })
  })

  app.post(`${page}/:id/cancellation`, async (c) => {
    const actor = requireStaff(c, workforcePermissions.transfer)
    const id = parseId<'transfer'>(c.req.param('id'))
    if (!id) throw new NotFound('transfer')
    const done = await submitOnce(c, house, { form: `people.transfer.cancel:${id}` }, async (tx) => {
      const cancelled = await cancelTransfer(tx, house, actor, id)
      if (cancelled.ok) return { location: `${page}?cancelled=yes` }
      return { errors: [{ field: '', message: t.refusals[cancelled.reason] }] }
    })
    return done.ok ? done.response : show(c, house, { list: '', errors: done.errors, plan: undefined })
  })
}

async function readList(c: Ctx, house: House): Promise<{ list: string; lines: TransferLine[]; errors: FieldError[] }> {
  const form = await readForm(c, listForm)
  const list = String(form.raw['list'] ?? '')
  if (!form.ok) return { list, lines: [], errors: form.errors }
  const words = {
    ranks: house.profile.rankTitles,
    roles: roleWords,
    main: t.main,
    concurrent: t.concurrent,
    heading: t.heading,
  }
  const { lines, flawed } = readTransferList(list, words, parseWareki)
  const errors = flawed.map(({ line, flaw, cell }) => inList(t.line(line, t.flaw(flaw, cell))))
  return { list, lines, errors: lines.length + flawed.length === 0 ? [inList(t.empty)] : errors }
}

const problemsOf = (plan: TransferPlan): FieldError[] =>
  plan.problems.map(({ line, problem }) => inList(t.line(line, t.problem(problem))))

const inList = (message: string): FieldError => ({ field: 'list', message })

async function show(
  c: Ctx,
  house: House,
  { list, errors, plan }: { list: string; errors: readonly FieldError[]; plan: TransferPlan | undefined },
): Promise<Response> {
  requireStaff(c, workforcePermissions.transfer)
  const staff = plan?.transfers.map(({ staffId }) => staffId) ?? []
  const { work, toCome } = await house.db.read(async (tx) => ({
    work: staff.length > 0 ? await openWorkOf(tx, house, staff) : new Map<StaffId, number>(),
    toCome: await transfersAfter(tx, house.clock.today()),
  }))
  const entered = Number(c.req.query('entered'))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/offices', errors },
    <TransfersPage
      profile={house.profile}
      list={list}
      plan={plan}
      openWork={work}
      toCome={toCome}
      isCancelled={c.req.query('cancelled') === 'yes'}
      entered={Number.isSafeInteger(entered) && entered > 0 ? entered : undefined}
    />,
  )
}

async function openWorkOf(tx: Tx, house: House, staff: readonly StaffId[]): Promise<Map<StaffId, number>> {
  const sum = new Map<StaffId, number>()
  for (const { openWork } of house.modules) {
    for (const [staffId, count] of (await openWork?.(tx, staff)) ?? []) {
      sum.set(staffId, (sum.get(staffId) ?? 0) + count)
    }
  }
  return sum
}
