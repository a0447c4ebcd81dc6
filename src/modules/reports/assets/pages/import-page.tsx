import { formatCalendarDate } from '#platform/time/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { Actions, Button, DataTable, FileField, Form, Lede, Link, Meta, Notice, Select } from '#platform/ui/index.ts'
import { mostLines } from '../actions/read-table.ts'
import type { Written } from '../domain/facts.ts'
import type { AssetKinds } from '../kinds.ts'
import { type AssetImport, type ImportLine, type LineOutcome, lineOutcomes } from '../store/imports.ts'
import { attributeColumns, factColumns } from '../tables/columns.ts'
import { assetTexts } from '../text/index.ts'
import { importPath } from './paths.ts'

const t = assetTexts.tables

type AskProps = { kinds: AssetKinds; offices: readonly { id: OfficeId; name: string }[]; office: string | undefined }

/** First step: the file. */
export const ImportPage = ({ kinds, offices, office }: AskProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <p>{t.columnsNote(Object.values(factColumns).join('、'))}</p>
    <p>{t.moreColumns([...attributeColumns(kinds).keys()].join('、'))}</p>
    <p>{t.exampleNote}</p>
    <Form action={importPath} label={t.title} multipart>
      <FileField
        name="sheet"
        label={t.file}
        hint={t.limits(mostLines.toLocaleString('ja'))}
        accept=".csv,.xlsx,text/csv"
      />
      {offices.length > 1 && (
        <Select
          name="office"
          label={t.office}
          emptyLabel={assetTexts.forms.choose}
          options={offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={office}
        />
      )}
      <Actions>
        <Button>{t.read}</Button>
      </Actions>
    </Form>
  </>
)

/** Lines shown of one outcome. */
export const mostShown = 200

type FoundProps = {
  found: AssetImport
  counts: Readonly<Record<LineOutcome, number>>
  outcome: LineOutcome
  lines: readonly ImportLine[]
}

/** Second step: what it would do, line by line, and the button that does it. */
export const ImportFoundPage = ({ found, counts, outcome, lines }: FoundProps) => {
  const path = `${importPath}/${found.id}`
  const todo = counts.new + counts.changed
  if (found.takenAt)
    return (
      <>
        <Notice kind="success" live>
          {t.taken(found.created ?? 0, found.changed ?? 0)}
        </Notice>
        <p>
          <Link standalone href={importPath}>
            {t.again}
          </Link>
        </p>
      </>
    )
  return (
    <>
      <DataTable
        caption={t.found}
        columns={[
          { label: t.found, heading: true },
          { label: t.lineColumns.line, numeric: true },
        ]}
        rows={lineOutcomes.map((one) => ({
          href: `${path}?of=${one}`,
          current: one === outcome,
          cells: [t.counts[one], t.lines(counts[one])],
        }))}
      />
      {counts.wrong > 0 && <Notice kind="warning">{t.hasWrong}</Notice>}
      {todo > 0 ? (
        <Form action={`${path}/taking`} label={t.title}>
          <Actions>
            <Button>{t.take(counts.new, counts.changed)}</Button>
          </Actions>
        </Form>
      ) : (
        <Meta>{t.nothingToTake}</Meta>
      )}
      {lines.length > 0 && (
        <DataTable
          caption={t.counts[outcome]}
          captionHidden={false}
          columns={[
            { label: t.lineColumns.line },
            { label: t.lineColumns.plate, heading: true },
            { label: t.lineColumns.what },
          ]}
          rows={lines.map((line) => ({
            cells: [t.line(line.line), <span class="num">{line.plate || '—'}</span>, sayLine(line)],
          }))}
        />
      )}
      {counts[outcome] > mostShown && <Meta>{t.firstOnly(mostShown)}</Meta>}
      <p>
        <Link standalone href={importPath}>
          {t.again}
        </Link>
      </p>
    </>
  )
}

function sayLine({ outcome, problem, field, facts, before, after }: ImportLine): string {
  if (problem) return field ? `${field}：${t.why[problem]}` : t.why[problem]
  if (outcome !== 'changed') return facts ? `${facts.label}（${facts.town}）` : ''
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names.map((name) => t.change(nameOf(name), sayValue(before, name), sayValue(after, name))).join('、')
}

const nameOf = (name: string): string => {
  const names: Readonly<Record<string, string>> = assetTexts.asset.fieldNames
  return names[name] ?? name.replace('attributes.', '')
}

function sayValue(written: Written | null, name: string): string {
  const value = written?.[name]
  if (value === undefined) return t.nothing
  return name.endsWith('On') ? formatCalendarDate(Temporal.PlainDate.from(value), 'ja') : value
}
