import type { Office } from '#modules/people/index.ts'
import type { Raw } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  FileField,
  Form,
  Lede,
  Link,
  Meta,
  Pager,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { keepingTexts } from '../text.ts'
import type { Dropped } from './report.ts'
import type { ImportedRow, ImportRow } from './store.ts'

const t = keepingTexts.imports
const base = '/staff/pages/imports'

type ListProps = { imports: readonly ImportRow[]; offices: readonly Office[]; typed: Raw }

export const ImportsPage = ({ imports, offices, typed }: ListProps) => (
  <>
    <h1>{t.title}</h1>
    <Lede>{t.lede}</Lede>
    <Block title={t.bring} id="bring">
      <Form action={base} label={t.bring} multipart>
        <FileField name="file" label={t.file} hint={t.fileHint} accept="text/html,.html,.htm" />
        <TextField
          name="address"
          label={t.address}
          hint={t.addressHint}
          value={one(typed['address'])}
          width="full"
          optional
        />
        {offices.length > 1 && (
          <Select
            name="office"
            label={t.office}
            value={one(typed['office'])}
            options={offices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </Form>
      <Meta>{t.many}</Meta>
    </Block>
    <Block title={t.list}>
      <DataTable
        caption={t.list}
        columns={[
          { label: t.columns.name, heading: true },
          { label: t.columns.when },
          { label: t.columns.pages, numeric: true },
          { label: t.columns.refused, numeric: true },
        ]}
        rows={imports.map(({ id, name, createdAt, pages, refused }) => ({
          href: `${base}/${id}`,
          cells: [name, formatDateTime(createdAt, 'ja'), t.times(pages), t.times(refused)],
        }))}
        empty={<EmptyState title={t.none} />}
      />
    </Block>
  </>
)

type OneProps = {
  name: string
  createdAt: Temporal.Instant
  imported: readonly ImportedRow[]
  nextHref: string | undefined
}

export const ImportPage = ({ name, createdAt, imported, nextHref }: OneProps) => (
  <>
    <h1>{t.report}</h1>
    <Lede>{t.reportLede}</Lede>
    <Meta>
      {name} {formatDateTime(createdAt, 'ja')}
    </Meta>
    <DataTable
      caption={t.report}
      columns={[
        { label: t.reportColumns.page, heading: true },
        { label: t.reportColumns.address },
        { label: t.reportColumns.dropped },
      ]}
      rows={imported.map((row) => ({
        cells: [<What row={row} />, row.address, <DroppedList dropped={row.dropped} row={row} />],
      }))}
    />
    <Pager nextHref={nextHref} />
  </>
)

const What = ({ row: { pageId, title, address } }: { row: ImportedRow }) =>
  pageId ? (
    <Link href={`/staff/pages/${pageId}`}>{withoutReadings(title ?? '') || t.openDraft}</Link>
  ) : (
    <>{address.split('/').at(-1)}</>
  )

const DroppedList = ({ dropped, row }: { dropped: readonly Dropped[]; row: ImportedRow }) => {
  if (row.refused) return <Tag kind={row.refused === 'known' ? 'off' : 'late'}>{t.refused[row.refused]}</Tag>
  if (dropped.length === 0) return <>{t.nothingDropped}</>
  return (
    <ul>
      {dropped.map(({ what, count, examples }) => (
        <li>
          {t.dropped[what]} {t.times(count)}
          {examples.length > 0 && <Meta>{examples.join('　')}</Meta>}
        </li>
      ))}
    </ul>
  )
}

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
