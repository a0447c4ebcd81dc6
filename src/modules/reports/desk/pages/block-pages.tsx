import { formatDateTime } from '#platform/time/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import { Actions, Button, DataTable, EmptyState, Form, Lede, Notice, Radios, Select } from '#platform/ui/index.ts'
import type { Report } from '../../record/index.ts'
import { blockDays } from '../actions/block.ts'
import { type Block, blockReasons } from '../store/blocks.ts'
import { deskTexts } from '../text/index.ts'
import { blocksPath, reportPath } from './paths.ts'
import type { StateTyped } from './state-form.tsx'

const t = deskTexts.block

export const BlockPage = ({ report, typed }: { report: Report; typed: StateTyped }) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  if (!report.reporterPersonId) return <Notice>{t.unknown}</Notice>
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Form action={`${reportPath(report.id)}/block`} label={t.title}>
        <Radios
          name="reason"
          legend={t.reason}
          value={value('reason')}
          options={blockReasons.map((reason) => ({ value: reason, label: t.reasons[reason] }))}
        />
        <Select
          name="days"
          label={t.days}
          value={value('days') ?? String(blockDays[0])}
          options={blockDays.map((days) => ({ value: String(days), label: t.day(days) }))}
        />
        <Actions>
          <Button variant="danger">{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}

type BlocksProps = {
  blocks: readonly Block[]
  names: ReadonlyMap<StaffId, string>
  mayLift: boolean
  isLifted: boolean
}

export const BlocksPage = ({ blocks, names, mayLift, isLifted }: BlocksProps) => (
  <>
    <Lede>{t.list.lede}</Lede>
    {isLifted && (
      <Notice kind="success" live>
        {t.list.lifted}
      </Notice>
    )}
    <DataTable
      caption={t.list.title}
      columns={[
        { label: t.list.columns.report, heading: true },
        { label: t.list.columns.reason },
        { label: t.list.columns.until },
        { label: t.list.columns.by },
        { label: t.list.columns.act, hideLabel: true },
      ]}
      rows={blocks.map((one) => ({
        href: reportPath(one.reportId),
        cells: [
          <span class="num">{one.number}</span>,
          t.reasons[one.reason],
          formatDateTime(one.until, 'ja'),
          names.get(one.byStaff) ?? '',
          mayLift ? (
            <Form action={`${blocksPath}/${one.id}/removal`} label={t.list.liftOf(one.number)}>
              <Button variant="quiet" small>
                {t.list.lift}
              </Button>
            </Form>
          ) : (
            ''
          ),
        ],
      }))}
      empty={<EmptyState title={t.list.none} />}
    />
  </>
)
