import type { Hono } from 'hono'
import { deliveriesOfDay, deliveryTroubles, lineFigures } from '#modules/messaging/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { backupState } from '#platform/db/backup/index.ts'
import { type Ctx, type FieldError, type HttpEnv, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { oldestWaitingJobSeconds, queueHealth, retryJob, troubledJobs } from '#platform/jobs/index.ts'
import type { House } from '#platform/module/index.ts'
import { slowStatements } from '#platform/telemetry/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { latestAlerts } from './alerts/store.ts'
import { HealthPage } from './pages/health-page.tsx'
import { databaseBytes, freeBytes } from './storage.ts'
import { operationsTexts as t } from './text/staff.ts'

export const permissions = { read: 'operations.health.read', retry: 'operations.jobs.retry' } as const

const pageSize = 30

export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/health', (c) => show(c, house))

  app.post('/staff/health/jobs/:job/retries', async (c) => {
    const staff = requireStaff(c, permissions.retry)
    const id = wholeNumber(c.req.param('job'))
    if (id === undefined) throw new NotFound()
    try {
      const done = await submitOnce(c, house, { form: `operations.retry:${id}` }, async (tx) => {
        const task = await retryJob(tx, id)
        if (!task) throw new Conflict('job_gone')
        const subject = { kind: 'job', id: String(id) }
        await recordAudit(tx, { actor: staff, action: 'jobs.job.retry', subject, ids: { task } })
        return { location: '/staff/health?done=retried' }
      })
      return done.ok ? done.response : show(c, house, done.errors)
    } catch (error) {
      if (error instanceof Conflict) return show(c, house, [{ field: '', message: t.jobs.gone }])
      throw error
    }
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, permissions.read)
  const jobsBefore = wholeNumber(c.req.query('jobs'))
  const deliveriesBefore = parseId(c.req.query('deliveries') ?? '')
  const free = await freeBytes(house.config.dataDir)
  const found = await house.db.read(async (tx) => ({
    queue: await queueHealth(tx),
    oldestJobSeconds: await oldestWaitingJobSeconds(tx),
    alerts: await latestAlerts(tx, 10),
    day: await deliveriesOfDay(tx),
    line: await lineFigures(tx),
    databaseBytes: await databaseBytes(tx),
    backup: await backupState(tx, house.config),
    jobs: await troubledJobs(tx, { before: jobsBefore, limit: pageSize + 1 }),
    deliveries: await deliveryTroubles(tx, { before: deliveriesBefore, limit: pageSize + 1 }),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/health', errors },
    <HealthPage
      {...found}
      freeBytes={free}
      isReadOnly={house.db.room.isFull}
      ballast={house.db.room.ballast}
      slow={slowStatements(10)}
      alertMailTo={house.config.alertMailTo}
      jobs={found.jobs.slice(0, pageSize)}
      moreJobsHref={moreHref('jobs', found.jobs)}
      deliveries={found.deliveries.slice(0, pageSize)}
      moreDeliveriesHref={moreHref('deliveries', found.deliveries)}
      mayRetry={staff.permissions.has(permissions.retry)}
      retried={c.req.query('done') === 'retried'}
    />,
  )
}

const moreHref = (list: string, rows: readonly { id: string | number }[]): string | undefined =>
  rows.length > pageSize ? `/staff/health?${list}=${rows[pageSize - 1]?.id}` : undefined

function wholeNumber(text: string | undefined): number | undefined {
  const value = Number(text)
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}
