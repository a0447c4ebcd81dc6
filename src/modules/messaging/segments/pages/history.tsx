import { toWareki, wardDate } from '#platform/time/index.ts'
import { Block, DataTable } from '#platform/ui/index.ts'
import type { DeclaredWords } from '../declared-words.ts'
import type { SegmentVersion } from '../domain/version.ts'
import { sayDifference } from '../explain.ts'
import { staffTexts } from '../text/staff.ts'
import type { SegmentView } from './segment-page.tsx'

const t = staffTexts.history

/** Every version, who wrote and who approved it, and in words what changed with it. */
export const History = ({ versions, uses, names, words }: SegmentView & { words: DeclaredWords }) => (
  <Block title={t.title} id="history">
    <DataTable
      caption={t.title}
      columns={[
        { label: staffTexts.columns.version, heading: true },
        { label: staffTexts.conditions.title },
        { label: staffTexts.facts.ground },
        { label: t.written },
        { label: t.approved },
      ]}
      rows={versions.map((version, at) => ({
        cells: [
          t.version(version.no),
          <Difference version={version} before={versions[at + 1]} words={words} />,
          staffTexts.grounds[version.ground],
          `${names.get(version.draftedBy) ?? ''} ${toWareki(wardDate(version.draftedAt))}`,
          version.approvedAt && version.approvedBy ? (
            <>
              {names.get(version.approvedBy) ?? ''} {toWareki(wardDate(version.approvedAt))}
              <br />
              {t.used(uses.get(version.id) ?? 0)}
            </>
          ) : (
            ''
          ),
        ],
      }))}
    />
  </Block>
)

type DifferenceProps = { version: SegmentVersion; before: SegmentVersion | undefined; words: DeclaredWords }

const Difference = ({ version, before, words }: DifferenceProps) => {
  if (!before) return <>{t.first}</>
  const changes = sayDifference(before.definition, version.definition, words)
  if (changes.length === 0) return <>{t.same}</>
  return (
    <ul>
      {changes.map(({ list, isNew, words: said }) => (
        <li>
          {isNew ? t.added : t.removed}：{staffTexts.conditions.lists[list]} {said}
        </li>
      ))}
    </ul>
  )
}
