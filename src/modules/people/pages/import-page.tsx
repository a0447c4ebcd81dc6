import { formatDateTime } from '#platform/time/index.ts'
import { Block, DataTable, Meta, Notice, Tag } from '#platform/ui/index.ts'
import type { LineProblem } from '../domain/line-problem.ts'
import type { RegisterImport } from '../store/imports.ts'
import { importKinds, importStates, importsTexts as t, lineWords, refusalWords } from '../text/register-imports.ts'
import { count, ItemTable, stateTags } from './imports-page.tsx'

type ImportPageProps = { one: RegisterImport; problems: readonly LineProblem[]; percent: number }

/** Beside the file's name: what it was and what became of it. */
export const ImportSummary = ({ one }: { one: RegisterImport }) => (
  <p class="row-actions">
    <Tag kind={stateTags[one.state]}>{importStates[one.state]}</Tag>
    <span>{`${importKinds[one.kind]} ${one.sequence}`}</span>
    <span>{t.span(formatDateTime(one.startedAt, 'ja'), one.endedAt && formatDateTime(one.endedAt, 'ja'))}</span>
    {one.encoding && <span>{encodings[one.encoding] ?? one.encoding}</span>}
  </p>
)

const encodings: Record<string, string> = { 'utf-8': 'UTF-8', shift_jis: 'Shift_JIS' }

/** One file: how far it is, what came of it, and the lines that were set aside with what to do about each. */
export const ImportPage = ({ one, problems, percent }: ImportPageProps) => (
  <>
    {one.state === 'running' && (
      <Notice kind="info" live>
        <p>{t.running(percent)}</p>
        <progress max="100" value={percent} aria-label={t.title} />
      </Notice>
    )}
    {one.reason && (
      <Notice kind="danger">
        <p>{refusalWords(one.reason, one.namedItems)}</p>
      </Notice>
    )}
    {one.state === 'applied' && <Counts one={one} />}
    {one.unknownItems.length > 0 && <Meta>{t.unknown(one.unknownItems.join('、'))}</Meta>}
    {(one.state === 'applied' || problems.length > 0) && <Problems problems={problems} />}
    {(one.state === 'refused' || problems.length > 0) && <ItemTable />}
  </>
)

const Counts = ({ one }: { one: RegisterImport }) => {
  const counts = [
    [t.counts.rows, one.rowsRead],
    [t.counts.setAside, one.rowsSetAside],
    [t.counts.entries, one.entriesAdded],
    [t.counts.peopleAdded, one.peopleAdded],
    [t.counts.peopleChanged, one.peopleChanged],
    [t.counts.movedOut, one.movedOut],
    [t.counts.died, one.died],
    [t.counts.removed, one.removed],
  ] as const
  return (
    <DataTable
      caption={t.counted}
      columns={counts.map(([label]) => ({ label, numeric: true }))}
      rows={[{ cells: counts.map(([, number]) => count(number)) }]}
    />
  )
}

const Problems = ({ problems }: { problems: readonly LineProblem[] }) => {
  const [line, number, item, why, then] = t.problemColumns
  return (
    <Block title={t.problems}>
      {problems.length > 0 && <Meta>{t.problemsNote}</Meta>}
      <DataTable
        caption={t.problems}
        columns={[{ label: line, heading: true }, { label: number }, { label: item }, { label: why }, { label: then }]}
        rows={problems.map((one) => ({
          cells: [
            one.line === 0 ? t.onRegister : t.line(one.line),
            one.atenaNumber ?? t.none,
            one.item ?? t.none,
            lineWords[one.reason].why,
            lineWords[one.reason].remedy,
          ],
        }))}
        empty={<p>{t.noProblems}</p>}
      />
    </Block>
  )
}
