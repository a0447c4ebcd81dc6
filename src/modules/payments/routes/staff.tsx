import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { retryJob, troubledJobs } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { alarmScope, closeAlarm, requireAlarm, retryAlarm } from '../actions/handle-alarm.ts'
import type { PaymentId } from '../domain/payment.ts'
import { StaffPayments } from '../pages/staff-payments.tsx'
import { may } from '../permissions.ts'
import { closingGrounds, jobsWithin, openAlarms } from '../store/alarms.ts'
import { staffPayments as t } from '../text/staff.ts'

const tasks = ['payments.settle', 'payments.look'] as const
const pageSize = 30
const closingForm = z.object({ ground: z.enum(closingGrounds) })

/** The managers' screen for payments that the machine could not settle. */
export function staffPaymentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/payments', (c) => show(c, house))

  app.post('/staff/payments/:id/retries', (c) =>
    act(c, house, 'retry', async (tx, staff) => {
      await retryAlarm(tx, house, staff, paymentIdOf(c))
      return 'retried'
    }),
  )

  app.post('/staff/payments/:id/closing', async (c) => {
    const staff = requireStaff(c, may.alarms)
    const form = await readForm(c, closingForm)
    if (!form.ok) {
      await house.db.transact((tx) => requireAlarm(tx, house, staff, paymentIdOf(c)))
      return show(c, house, form.errors)
    }
    return act(c, house, 'close', async (tx, staff) => {
      await closeAlarm(tx, house, staff, paymentIdOf(c), form.value.ground)
      return 'closed'
    })
  })

  app.post('/staff/payments/jobs/:job/retries', (c) =>
    act(c, house, 'job', async (tx, staff) => {
      const id = jobIdOf(c)
      const scope = jobsWithin(await alarmScope(tx, house, staff))
      const task = await retryJob(tx, id, { tasks, scope })
      if (!task) throw new Conflict('job_gone')
      await recordAudit(tx, {
        actor: staff,
        action: 'jobs.job.retry',
        subject: { kind: 'job', id: String(id) },
        ids: { task },
      })
      return 'retried'
    }),
  )
}

async function act(
  c: Ctx,
  house: House,
  form: string,
  work: (tx: Tx, staff: Staff) => Promise<keyof typeof t.done>,
): Promise<Response> {
  const staff = requireStaff(c, may.alarms)
  try {
    const done = await submitOnce(c, house, { form: `payments.${form}:${c.req.path}` }, async (tx) => ({
      location: `/staff/payments?done=${await work(tx, staff)}`,
    }))
    return done.ok ? done.response : show(c, house, done.errors)
  } catch (error) {
    if (error instanceof Conflict) return show(c, house, [{ field: '', message: t.gone }])
    throw error
  }
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, may.alarms)
  const before = parseId(c.req.query('before') ?? '')
  const { alarms, jobs } = await house.db.read(async (tx) => {
    const scope = await alarmScope(tx, house, staff)
    return {
      alarms: await openAlarms(tx, scope, { before, limit: pageSize + 1 }),
      jobs: await troubledJobs(tx, { tasks, scope: jobsWithin(scope), limit: 50 }),
    }
  })
  const shown = alarms.slice(0, pageSize)
  const last = alarms.length > pageSize ? shown.at(-1) : undefined
  const done = (['retried', 'closed'] as const).find((one) => one === c.req.query('done'))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/payments', errors },
    <StaffPayments alarms={shown} nextHref={last && `/staff/payments?before=${last.id}`} jobs={jobs} done={done} />,
  )
}

function paymentIdOf(c: Ctx): PaymentId {
  const id = parseId<'payment'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}

function jobIdOf(c: Ctx): number {
  const id = Number(c.req.param('job'))
  if (!Number.isSafeInteger(id) || id < 1) throw new NotFound()
  return id
}
