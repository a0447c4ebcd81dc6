import type { Room } from '#platform/db/index.ts'
import { type BackupState, isBackupBehind } from '#platform/db/backup/index.ts'
import type { DayOfDeliveries, DeliveryTrouble, LineFigures } from '#modules/messaging/index.ts'
import type { QueueHealth, TroubledJob } from '#platform/jobs/index.ts'
import type { SlowStatement } from '#platform/telemetry/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Block, Button, DataTable, Form, Lede, Meta, Notice, Pager, Pairs, Tag } from '#platform/ui/index.ts'
import { alertLimits } from '../alerts/kinds.ts'
import type { Alert } from '../alerts/store.ts'
import { operationsTexts as t } from '../text/staff.ts'

export type HealthProps = {
  queue: QueueHealth
  oldestJobSeconds: number
  databaseBytes: number
  freeBytes: number | undefined
  isReadOnly: boolean
  ballast: Room['ballast']
  /** Missing where the house keeps no backups itself. */
  backup: BackupState | undefined
  jobs: readonly TroubledJob[]
  moreJobsHref: string | undefined
  deliveries: readonly DeliveryTrouble[]
  moreDeliveriesHref: string | undefined
  alerts: readonly Alert[]
  alertMailTo: string | undefined
  day: readonly DayOfDeliveries[]
  line: LineFigures
  slow: readonly SlowStatement[]
  mayRetry: boolean
  retried: boolean
}

export const HealthPage = (props: HealthProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {props.retried && (
      <Notice kind="success" live>
        <p>{t.jobs.retried}</p>
      </Notice>
    )}
    <Block title={t.figures.title}>
      <Verdict {...props} />
      <Pairs pairs={figures(props)} />
    </Block>
    <Block title={t.alerts.title}>
      <Alerts {...props} />
    </Block>
    <Block title={t.jobs.title}>
      <Jobs {...props} />
    </Block>
    <Block title={t.deliveries.title}>
      <Deliveries {...props} />
    </Block>
    <Block title={t.day.title}>
      <Day {...props} />
    </Block>
    <Block title={t.line.title}>
      <Pairs pairs={lineFigures(props)} />
    </Block>
    <Block title={t.statements.title}>
      <Slow {...props} />
    </Block>
  </>
)

const Verdict = ({ queue, oldestJobSeconds, freeBytes, isReadOnly, ballast, backup }: HealthProps) => {
  const troubles = [
    ...(isReadOnly ? [t.readOnly] : []),
    ...(isReadOnly && ballast === 'given-up' ? [t.ballastGone] : []),
    ...(backup && isBackupBehind(backup, Temporal.Now.instant()) ? [t.alerts.kinds['backup-behind'].words] : []),
    ...(queue.workers === 0 ? [t.noWorkers] : []),
    ...(Math.max(oldestJobSeconds, queue.oldestEventSeconds) > alertLimits.seconds ? [t.slow] : []),
    ...(freeBytes !== undefined && freeBytes < alertLimits.bytes ? [t.diskLow] : []),
  ]
  return (
    <Notice kind={troubles.length > 0 ? 'danger' : 'success'}>
      {(troubles.length > 0 ? troubles : [t.well]).map((line) => (
        <p>{line}</p>
      ))}
    </Notice>
  )
}

const figures = ({ queue, oldestJobSeconds, databaseBytes, freeBytes, ballast, backup }: HealthProps) => [
  { term: t.figures.waiting, value: t.count(queue.waitingJobs) },
  { term: t.figures.oldestJob, value: t.seconds(oldestJobSeconds) },
  { term: t.figures.dead, value: t.count(queue.deadJobs) },
  { term: t.figures.failingEvents, value: t.count(queue.failingEvents) },
  { term: t.figures.oldestEvent, value: t.seconds(queue.oldestEventSeconds) },
  { term: t.figures.workers, value: String(queue.workers) },
  { term: t.figures.database, value: t.gigabytes(databaseBytes) },
  { term: t.figures.disk, value: freeBytes === undefined ? '―' : t.gigabytes(freeBytes) },
  ...(ballast ? [{ term: t.figures.ballast, value: t.ballast[ballast] }] : []),
  {
    term: t.figures.backup,
    value: backup?.lastBaseAt ? formatDateTime(backup.lastBaseAt, 'ja') : t.figures.noBackup,
  },
]

const lineFigures = ({ line }: HealthProps) => [
  { term: t.line.friends, value: t.line.people(line.friends) },
  { term: t.line.linked, value: t.line.people(line.linked) },
  { term: t.line.waiting, value: t.count(line.waitingEvents) },
  { term: t.line.lag, value: t.seconds(Math.round(line.lagSeconds)) },
]

const Jobs = ({ jobs, moreJobsHref, mayRetry }: HealthProps) => (
  <>
    {jobs.length > 0 && <Meta>{t.jobs.note}</Meta>}
    <DataTable
      caption={t.jobs.title}
      columns={[
        { label: t.jobs.columns.task, heading: true },
        { label: t.jobs.columns.attempts, numeric: true },
        { label: t.jobs.columns.error },
        { label: t.jobs.columns.next },
        { label: t.jobs.columns.act },
      ]}
      rows={jobs.map((job) => ({
        cells: [
          <code>{job.task}</code>,
          String(job.attempts),
          <code>{job.error?.slice(0, 60) ?? ''}</code>,
          job.isDead ? <Tag kind="late">{t.jobs.dead}</Tag> : t.jobs.next(formatDateTime(job.nextAttemptAt, 'ja')),
          mayRetry && (
            <Form action={`/staff/health/jobs/${job.id}/retries`} label={`${t.jobs.retry} ${job.task} ${job.id}`}>
              <Button small variant="secondary">
                {t.jobs.retry}
              </Button>
            </Form>
          ),
        ],
      }))}
      empty={<p>{t.jobs.empty}</p>}
    />
    <Pager nextHref={moreJobsHref} />
  </>
)

const Deliveries = ({ deliveries, moreDeliveriesHref }: HealthProps) => (
  <>
    {deliveries.length > 0 && <Meta>{t.deliveries.note}</Meta>}
    <DataTable
      caption={t.deliveries.title}
      columns={[
        { label: t.deliveries.columns.when, heading: true },
        { label: t.deliveries.columns.kind },
        { label: t.deliveries.columns.channel },
        { label: t.deliveries.columns.state },
        { label: t.deliveries.columns.reason },
      ]}
      rows={deliveries.map(({ settledAt, kind, channel, state, reason }) => ({
        cells: [
          formatDateTime(settledAt, 'ja'),
          <code>{kind}</code>,
          t.deliveries.channels[channel],
          <Tag kind="late">{t.deliveries.states[state]}</Tag>,
          <code>{reason ?? ''}</code>,
        ],
      }))}
      empty={<p>{t.deliveries.empty}</p>}
    />
    <Pager nextHref={moreDeliveriesHref} />
  </>
)

const Alerts = ({ alerts, alertMailTo }: HealthProps) => (
  <>
    <Meta>{t.alerts.note(alertMailTo)}</Meta>
    <DataTable
      caption={t.alerts.title}
      columns={[
        { label: t.alerts.columns.what, heading: true },
        { label: t.alerts.columns.from },
        { label: t.alerts.columns.until },
      ]}
      rows={alerts.map(({ kind, beganAt, endedAt }) => ({
        cells: [
          t.alerts.kinds[kind].name,
          formatDateTime(beganAt, 'ja'),
          endedAt ? formatDateTime(endedAt, 'ja') : <Tag kind="late">{t.alerts.open}</Tag>,
        ],
      }))}
      empty={<p>{t.alerts.empty}</p>}
    />
  </>
)

const Day = ({ day }: HealthProps) => (
  <DataTable
    caption={t.day.title}
    columns={[
      { label: t.day.columns.channel, heading: true },
      { label: t.day.columns.state },
      { label: t.day.columns.count, numeric: true },
    ]}
    rows={day.map(({ channel, state, count }) => ({
      cells: [t.deliveries.channels[channel], t.day.states[state] ?? state, t.count(count)],
    }))}
    empty={<p>{t.day.empty}</p>}
  />
)

const Slow = ({ slow }: HealthProps) => (
  <>
    <Meta>{t.statements.note}</Meta>
    <DataTable
      caption={t.statements.title}
      columns={[
        { label: t.statements.columns.statement, heading: true },
        { label: t.statements.columns.ms, numeric: true },
        { label: t.statements.columns.times, numeric: true },
        { label: t.statements.columns.last },
      ]}
      rows={slow.map(({ statement, ms, times, lastAt }) => ({
        cells: [
          <code>{statement.slice(0, 160)}</code>,
          t.statements.milliseconds(ms),
          t.count(times),
          formatDateTime(lastAt, 'ja'),
        ],
      }))}
      empty={<p>{t.statements.empty}</p>}
    />
  </>
)
