import type { Staff } from '#platform/auth/index.ts'
import { formatYen } from '#platform/money/index.ts'
import {
  Block,
  Button,
  DataTable,
  Details,
  FileField,
  Form,
  Meta,
  Notice,
  Pairs,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import type { PayoutFile } from '../../domain/payouts/payout-file.ts'
import type { FileItem } from '../../store/payouts/files.ts'
import { payoutText } from '../../text/payouts.ts'
import { MoneyNav } from '../money-nav.tsx'
import { StateTag } from './payouts-page.tsx'

const t = payoutText.file
const p = payoutText.payouts

type FileProps = {
  staff: Staff
  file: PayoutFile
  items: readonly FileItem[]
  payees: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  done: keyof typeof t.done | undefined
}

export const FilePage = (props: FileProps) => {
  const { staff, file, names, done } = props
  return (
    <>
      <MoneyNav staff={staff} current="payouts" />
      {done && (
        <Notice kind="success" live>
          <p>{t.done[done]}</p>
        </Notice>
      )}
      <Pairs
        pairs={[
          { term: t.facts.count, value: `${file.count}件` },
          { term: t.facts.total, value: formatYen(file.total) },
          { term: t.facts.state, value: p.fileStates[file.state] },
          { term: t.facts.made, value: names.get(file.madeBy) ?? '' },
          ...(file.sentBy ? [{ term: t.facts.sent, value: names.get(file.sentBy) ?? '' }] : []),
          { term: p.fileColumns.downloads, value: p.outputs(file.downloads) },
          { term: t.facts.sha, value: <code>{file.sha256.slice(0, 16)}…</code> },
        ]}
      />
      <Deeds file={file} />
      <Items {...props} />
    </>
  )
}

const Deeds = ({ file }: { file: PayoutFile }) => {
  const at = (deed: string) => `/staff/payments/files/${file.id}/${deed}`
  if (file.state === 'cancelled') return <></>
  return (
    <>
      <div class="row-actions">
        <Form action={at('output')} label={t.take}>
          <Button variant={file.downloads === 0 ? 'primary' : 'secondary'}>
            {file.downloads === 0 ? t.take : t.takeAgain}
          </Button>
        </Form>
        {file.state === 'made' && (
          <Form action={at('sending')} label={t.send}>
            <Button variant={file.downloads === 0 ? 'secondary' : 'primary'}>{t.send}</Button>
          </Form>
        )}
        {file.state === 'sent' && (
          <Form action={at('rest')} label={t.rest}>
            <Button variant="secondary">{t.rest}</Button>
          </Form>
        )}
      </div>
      <Meta>{file.state === 'sent' ? t.restHint : t.takeHint}</Meta>
      {file.state === 'made' && (
        <Details summary={t.cancel}>
          <Form action={at('cancellation')} label={t.cancel}>
            <TextField name="reason" label={t.cancelReason} />
            <Button variant="danger" small>
              {t.cancel}
            </Button>
          </Form>
        </Details>
      )}
      {file.state === 'sent' && (
        <Block title={t.results}>
          <Form action={at('results')} label={t.results} multipart>
            <FileField name="file" label={t.results} hint={t.resultsHint} />
            <Button>{t.readResults}</Button>
          </Form>
        </Block>
      )}
    </>
  )
}

const Items = (props: FileProps) => (
  <Block title={t.items}>
    <ItemTable {...props} />
  </Block>
)

const ItemTable = ({ file, items, payees }: FileProps) => (
  <DataTable
    caption={t.items}
    columns={[
      { label: t.columns.position, heading: true },
      { label: t.columns.payee },
      { label: t.columns.account },
      { label: t.columns.amount, numeric: true },
      { label: t.columns.state },
      { label: t.columns.act },
    ]}
    rows={items.map((item) => ({
      cells: [
        String(item.position),
        payees.get(item.payeePersonId) ?? '',
        `${item.bankCode}-${item.branchCode} ${item.masked}`,
        formatYen(item.amount),
        <StateTag state={item.state} reason={item.reason} />,
        <Failing file={file} item={item} />,
      ],
    }))}
  />
)

const Failing = ({ file, item }: { file: PayoutFile; item: FileItem }) => {
  const codes = item.state === 'sent' ? (['no-account', 'wrong-name', 'closed'] as const) : (['recalled'] as const)
  if (item.state !== 'sent' && item.state !== 'paid') return <></>
  return (
    <Details summary={t.failure}>
      <Form action={`/staff/payments/files/${file.id}/failures`} label={`${t.failure} ${item.position}`}>
        <input type="hidden" name="position" value={String(item.position)} />
        <Select
          name={`code-${item.position}`}
          label={t.failure}
          options={codes.map((code) => ({ value: code, label: p.failure[code] }))}
        />
        <Button small variant="secondary">
          {t.record}
        </Button>
      </Form>
    </Details>
  )
}
