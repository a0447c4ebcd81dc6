import { sheetFormats } from '#platform/sheets/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  FileField,
  Form,
  Link,
  Meta,
  Notice,
  Radios,
  Tag,
} from '#platform/ui/index.ts'
import { sheetTables } from '../actions/sheet-tables.ts'
import { patternColumns, reservationColumns, spaceColumns } from '../sheets/columns.ts'
import type { SheetImport, SheetProblem } from '../store/imports.ts'
import { upkeepTexts as t } from '../text.ts'
import { upkeepPath } from './say.tsx'

const words = t.sheet
export const sheetsPath = `${upkeepPath}/sheets`

export type ToldImport = SheetImport & { by: string; at: string }
const stateTags = { asked: 'wait', running: 'wait', done: 'ok', refused: 'late', failed: 'late' } as const

const StateTag = ({ state }: { state: SheetImport['state'] }) => (
  <Tag kind={stateTags[state]}>{words.states[state]}</Tag>
)

type SheetsProps = { latest: readonly ToldImport[]; kind: string | undefined; mayImport: boolean }

/** Tables in and out. */
export const SheetsPage = ({ latest, kind, mayImport }: SheetsProps) => (
  <>
    <p>{words.lede}</p>
    <Block title={words.out}>
      <Meta>{words.outNote}</Meta>
      <DataTable
        caption={words.out}
        columns={[
          { label: words.kind, heading: true },
          ...sheetFormats.map((format) => ({ label: words.formats[format], hideLabel: true })),
        ]}
        rows={sheetTables.map((table) => ({
          cells: [
            words.tables[table],
            ...sheetFormats.map((format) => (
              <Link href={`${sheetsPath}/files/${table}/${format}`}>
                <span aria-hidden="true">{words.formats[format]}</span>
                <span class="vh">{`${words.tables[table]}（${words.formats[format]}）`}</span>
              </Link>
            )),
          ],
        }))}
      />
    </Block>
    {mayImport && (
      <Block title={words.into}>
        <Form action={sheetsPath} label={words.into} multipart>
          <Radios
            name="kind"
            legend={words.kind}
            value={kind}
            options={[
              {
                value: 'reservations',
                label: words.kinds.reservations,
                hint: words.columnsNote(Object.values(reservationColumns).join('、')),
              },
              {
                value: 'patterns',
                label: words.kinds.patterns,
                hint: words.columnsNote(Object.values(patternColumns).join('、')),
              },
              {
                value: 'spaces',
                label: words.kinds.spaces,
                hint: `${words.columnsNote(Object.values(spaceColumns).join('、'))}。${words.spacesNote}`,
              },
            ]}
          />
          <FileField name="sheet" label={words.file} hint={words.busy} accept=".csv,.xlsx,text/csv" />
          <Actions>
            <Button>{words.submit}</Button>
          </Actions>
        </Form>
      </Block>
    )}
    <Block title={words.latest}>
      <DataTable
        caption={words.latest}
        columns={[
          { label: words.latestColumns.kind, heading: true },
          { label: words.latestColumns.state },
          { label: words.latestColumns.lines, numeric: true },
          { label: words.latestColumns.by },
          { label: words.latestColumns.at },
        ]}
        rows={latest.map((one) => ({
          href: `${sheetsPath}/${one.id}`,
          cells: [
            words.kinds[one.kind],
            <StateTag state={one.state} />,
            one.lines === null ? '' : words.lines(one.lines),
            one.by,
            one.at,
          ],
        }))}
        empty={<p>{words.none}</p>}
      />
    </Block>
  </>
)

type ImportProps = { one: ToldImport; percent: number; problems: readonly SheetProblem[] }

/** How far a sheet is, or what is wrong with it by line. */
export const ImportPage = ({ one, percent, problems }: ImportProps) => (
  <>
    <p class="row-actions">
      <StateTag state={one.state} />
      {one.lines !== null && <span>{words.lines(one.lines)}</span>}
      <span>{one.by}</span>
      <span>{one.at}</span>
    </p>
    {(one.state === 'asked' || one.state === 'running') && (
      <Notice kind="info" live>
        <p>{words.running(percent)}</p>
        <progress max="100" value={percent} aria-label={words.title} />
      </Notice>
    )}
    {one.state === 'done' && <Notice kind="success" title={words.done[one.kind]} />}
    {one.state === 'refused' && <Notice kind="danger" title={words.refused} />}
    {one.state === 'failed' && <Notice kind="danger" title={words.failed} />}
    {problems.length > 0 && (
      <DataTable
        caption={words.refused}
        columns={[
          { label: words.problemColumns.line, heading: true },
          { label: words.problemColumns.item },
          { label: words.problemColumns.why },
        ]}
        rows={problems.map(({ line, item, reason, otherLine }) => ({
          cells: [words.line(line), item, `${words.why[reason]}${otherLine === null ? '' : words.other(otherLine)}`],
        }))}
      />
    )}
  </>
)
