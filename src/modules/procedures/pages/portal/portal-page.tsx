import { Block, DataTable, Lede, Meta, Notice } from '#platform/ui/index.ts'
import type { PortalItem } from '../../store/portal/items.ts'
import type { UnsentStatus } from '../../store/portal/statuses.ts'
import { itemProblems, itemStateLabels, portal, statusLabels, statusProblems } from '../../text/intake/portal.ts'

export type ListedItem = PortalItem & { receiptNumber: string | null; formName: string }

type PortalPageProps = {
  open: readonly ListedItem[]
  imported: readonly ListedItem[]
  unsent: readonly UnsentStatus[]
  lastAnswer: string | undefined
  isSilent: boolean
  moment: (at: Temporal.Instant) => string
}

const t = portal
const nothing = <Meta>{t.nothing}</Meta>

/** What came from マイナポータル, what of it needs a hand, and what the portal has not been told yet. */
export const PortalPage = ({ open, imported, unsent, lastAnswer, isSilent, moment }: PortalPageProps) => (
  <>
    <Lede>{t.lede}</Lede>
    {isSilent && <Notice kind="warning">{t.silent}</Notice>}
    <Meta>{lastAnswer ? t.lastAnswer(lastAnswer) : t.never}</Meta>
    <Block title={t.open}>
      <DataTable
        caption={t.open}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.form },
          { label: t.columns.filedAt },
          { label: t.columns.state },
          { label: t.columns.problem },
          { label: t.columns.next },
        ]}
        rows={open.map((item) => ({
          href: `/staff/portal/${item.id}`,
          cells: [
            <span class="num">{item.portalNumber}</span>,
            item.formName,
            moment(item.filedAt),
            itemStateLabels[item.state],
            item.problem ? itemProblems[item.problem] : '',
            item.retryAt ? moment(item.retryAt) : '',
          ],
        }))}
        empty={nothing}
      />
    </Block>
    <Block title={t.unsent}>
      <DataTable
        caption={t.unsent}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.status },
          { label: t.columns.problem },
          { label: t.columns.tries, numeric: true },
          { label: t.columns.next },
        ]}
        rows={unsent.map((status) => ({
          href: `/staff/portal/${status.itemId}`,
          cells: [
            <span class="num">{status.portalNumber}</span>,
            statusLabels[status.status],
            status.problem ? statusProblems[status.problem] : '',
            String(status.tries),
            status.retryAt ? moment(status.retryAt) : '',
          ],
        }))}
        empty={nothing}
      />
    </Block>
    <Block title={t.imported}>
      <DataTable
        caption={t.imported}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.form },
          { label: t.columns.filedAt },
          { label: t.columns.receipt },
        ]}
        rows={imported.map((item) => ({
          href: `/staff/portal/${item.id}`,
          cells: [
            <span class="num">{item.portalNumber}</span>,
            item.formName,
            moment(item.filedAt),
            <span class="num">{item.receiptNumber ?? ''}</span>,
          ],
        }))}
        empty={nothing}
      />
    </Block>
  </>
)
