import type { TroubledJob } from '#platform/jobs/index.ts'
import { formatYen } from '#platform/money/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  Pager,
  Tag,
} from '#platform/ui/index.ts'
import { type AlarmRow, closingGrounds } from '../store/alarms.ts'
import { staffPayments as t } from '../text/staff.ts'

type StaffPaymentsProps = {
  alarms: readonly AlarmRow[]
  nextHref: string | undefined
  jobs: readonly TroubledJob[]
  done: keyof typeof t.done | undefined
}

/** What the machine could not settle, what happened, and what a manager can do about it. */
export const StaffPayments = ({ alarms, nextHref, jobs, done }: StaffPaymentsProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    {done && (
      <Notice kind="success" live>
        <p>{t.done[done]}</p>
      </Notice>
    )}
    <h2>{t.alarmsTitle}</h2>
    <DataTable
      caption={t.alarmsTitle}
      columns={[
        { label: t.columns.payment, heading: true },
        { label: t.columns.alarm },
        { label: t.columns.state },
        { label: t.columns.amount, numeric: true },
        { label: t.columns.act },
      ]}
      rows={alarms.map((alarm) => ({ cells: alarmCells(alarm) }))}
      empty={<EmptyState title={t.alarmsEmpty} />}
    />
    <Pager nextHref={nextHref} />
    <h2>{t.jobsTitle}</h2>
    <DataTable
      caption={t.jobsTitle}
      columns={[
        { label: t.jobColumns.task, heading: true },
        { label: t.jobColumns.attempts, numeric: true },
        { label: t.jobColumns.next },
        { label: t.jobColumns.act },
      ]}
      rows={jobs.map((job) => ({ cells: jobCells(job) }))}
      empty={<EmptyState title={t.jobsEmpty} />}
    />
  </>
)

const alarmCells = (row: AlarmRow) => [
  <>
    <code>{row.id}</code>
    {row.checkoutId && <Meta>{t.checkout(row.checkoutId)}</Meta>}
    {row.purpose.kind === 'procedures.application' && (
      <Link href={`/staff/cases/${row.purpose.id}`} standalone about={row.id}>
        {t.openCase}
      </Link>
    )}
  </>,
  <>
    <Tag kind="late">{t.alarms[row.alarm].name}</Tag>
    <p>{t.alarms[row.alarm].todo}</p>
  </>,
  t.states[row.state],
  <>
    {formatYen(row.amount)}
    {row.capturedAmount > 0 && <Meta>{t.captured(formatYen(row.capturedAmount))}</Meta>}
  </>,
  <AlarmActs row={row} />,
]

const AlarmActs = ({ row }: { row: AlarmRow }) => (
  <div class="row-actions">
    <Form action={`/staff/payments/${row.id}/retries`} label={`${t.retry} ${row.id}`}>
      <Button small variant="secondary">
        {t.retry}
      </Button>
    </Form>
    <Details summary={t.close}>
      <Form action={`/staff/payments/${row.id}/closing`} label={`${t.close} ${row.id}`}>
        {closingGrounds.map((ground) => (
          <Button small variant="secondary" name="ground" value={ground}>
            {t.grounds[ground]}
          </Button>
        ))}
      </Form>
    </Details>
  </div>
)

const jobCells = (job: TroubledJob) => [
  Object.entries(t.tasks).find(([task]) => task === job.task)?.[1] ?? job.task,
  String(job.attempts),
  job.isDead ? <Tag kind="late">{t.dead}</Tag> : t.next(formatDateTime(job.nextAttemptAt, 'ja')),
  <Form action={`/staff/payments/jobs/${job.id}/retries`} label={`${t.retry} ${job.id}`}>
    <Button small variant="secondary">
      {t.retry}
    </Button>
  </Form>,
]
