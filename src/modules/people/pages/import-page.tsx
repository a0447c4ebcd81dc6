import { formatDateTime } from '#platform/time/index.ts'
import { Block, DataTable, Meta, Notice, Pairs, Tag } from '#platform/ui/index.ts'
import type { LineProblem } from '../domain/line-problem.ts'
import type { RegisterImport } from '../store/imports.ts'
import { importKinds, importStates, importsTexts as t, lineWords, refusalWords } from '../text/register-imports.ts'
import { count, stateTags } from './imports-page.tsx'

type ImportPageProps = { one: RegisterImport; problems: readonly LineProblem[]; percent: number }

/** One file: how far it is, what came of it, and the lines that were set aside with what to do about each. */
export const ImportPage = ({ one, problems, percent }: ImportPageProps) => (
  <>
    <h1>{one.fileName}</h1>
    <p>
      <Tag kind={stateTags[one.state]}>{importStates[one.state]}</Tag> {importKinds[one.kind]} {one.sequence}　
      {formatDateTime(one.startedAt, 'ja')}
      {one.endedAt && `〜${formatDateTime(one.endedAt, 'ja')}`}
    </p>
    {one.state === 'running' && (
      <Notice kind="info" live>
        <p>{t.running(percent)}</p>
        <progress max="100" value={percent} aria-label={t.title} />
      </Notice>
    )}
    {one.reason && (
      <Notice kind="danger">
        <p>{refusalWords(one.reason)}</p>
      </Notice>
    )}
    <Pairs
      pairs={[
        { term: t.counts.rows, value: count(one.rowsRead) },
        { term: t.counts.setAside, value: count(one.rowsSetAside) },
        { term: t.counts.entries, value: count(one.entriesAdded) },
        { term: t.counts.peopleAdded, value: count(one.peopleAdded) },
        { term: t.counts.peopleChanged, value: count(one.peopleChanged) },
        { term: t.counts.movedOut, value: count(one.movedOut) },
        { term: t.counts.died, value: count(one.died) },
        { term: t.counts.removed, value: count(one.removed) },
        ...(one.encoding ? [{ term: t.counts.encoding, value: one.encoding === 'utf-8' ? 'UTF-8' : 'Shift_JIS' }] : []),
        ...(one.unknownItems.length > 0 ? [{ term: t.counts.unknown, value: one.unknownItems.join('、') }] : []),
      ]}
    />
    <Problems problems={problems} />
  </>
)

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
            one.line === 0 ? t.onRegister : String(one.line),
            one.atenaNumber ?? '',
            one.item ?? '',
            lineWords[one.reason].why,
            lineWords[one.reason].remedy,
          ],
        }))}
        empty={<p>{t.noProblems}</p>}
      />
    </Block>
  )
}
