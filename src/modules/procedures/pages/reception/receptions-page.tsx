import { Actions, Block, DataTable, Lede, LinkButton, Meta } from '#platform/ui/index.ts'
import type { ReceptionRow } from '../../store/reception/receptions.ts'
import { channelLabels } from '../../text/queue-words.ts'
import { reception } from '../../text/intake/reception.ts'

export type ListedReception = ReceptionRow & { title: string; applicantName: string; typedByName: string }
export type ListedMistake = {
  id: string
  title: string
  receiptNumber: string
  applicantName: string
  reason: string
  proposedByName: string
}

type ReceptionsProps = {
  toCheck: readonly ListedReception[]
  drafts: readonly ListedReception[]
  mistakes: readonly ListedMistake[]
}

const t = reception
const nothing = <Meta>{t.nothing}</Meta>

/** What the counter has typed and what is still to be done with it. */
export const ReceptionsPage = ({ toCheck, drafts, mistakes }: ReceptionsProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <Actions>
      <LinkButton href="/staff/receptions/new">{t.start}</LinkButton>
    </Actions>
    <Block title={t.toCheck}>
      <Meta>{t.toCheckHint}</Meta>
      <Receptions caption={t.toCheck} rows={toCheck} />
    </Block>
    <Block title={t.drafts}>
      <Receptions caption={t.drafts} rows={drafts} />
    </Block>
    <Block title={t.mistakes}>
      <DataTable
        caption={t.mistakes}
        columns={[
          { label: t.columns.procedure, heading: true },
          { label: t.columns.applicant },
          { label: t.columns.number },
          { label: t.columns.reason },
          { label: t.columns.typedBy },
        ]}
        rows={mistakes.map((row) => ({
          href: `/staff/receptions/${row.id}`,
          cells: [
            row.title,
            row.applicantName,
            <span class="num">{row.receiptNumber}</span>,
            row.reason,
            row.proposedByName,
          ],
        }))}
        empty={nothing}
      />
    </Block>
  </>
)

const Receptions = ({ caption, rows }: { caption: string; rows: readonly ListedReception[] }) => (
  <DataTable
    caption={caption}
    columns={[
      { label: t.columns.procedure, heading: true },
      { label: t.columns.applicant },
      { label: t.columns.channel },
      { label: t.columns.receivedOn },
      { label: t.columns.typedBy },
      { label: t.columns.number },
    ]}
    rows={rows.map((row) => ({
      href: `/staff/receptions/${row.id}`,
      cells: [
        row.title,
        row.applicantName,
        channelLabels[row.channel],
        row.receivedOn ? `${row.receivedOn.month}/${row.receivedOn.day}` : '',
        row.typedByName,
        <span class="num">{row.receiptNumber ?? ''}</span>,
      ],
    }))}
    empty={nothing}
  />
)
