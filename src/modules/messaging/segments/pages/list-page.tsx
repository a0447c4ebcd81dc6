import { toWareki } from '#platform/time/index.ts'
import { Actions, DataTable, EmptyState, LinkButton, Pager, Tag, type TagKind } from '#platform/ui/index.ts'
import { stateOf, type VersionState } from '../domain/version.ts'
import type { Listed } from '../store/segments.ts'
import { staffTexts as t } from '../text/staff.ts'
import { segmentsPath } from './path.ts'

type ListProps = {
  segments: readonly Listed[]
  says: (segment: Listed) => string
  officeOf: ReadonlyMap<string, string>
  today: Temporal.PlainDate
  mayWrite: boolean
  nextHref: string | undefined
}

/** The segments of an office, each in a sentence. */
export const ListPage = ({ segments, says, officeOf, today, mayWrite, nextHref }: ListProps) => (
  <>
    <p>{t.lede}</p>
    {mayWrite && (
      <Actions>
        <LinkButton href={`${segmentsPath}/new`}>{t.new}</LinkButton>
      </Actions>
    )}
    <DataTable
      caption={t.title}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.who },
        { label: t.columns.state },
        { label: t.columns.until },
        { label: t.columns.office },
      ]}
      rows={segments.map((one) => ({
        href: `${segmentsPath}/${one.id}`,
        cells: [
          one.name,
          says(one),
          <SegmentTag state={one.endedAt ? 'ended' : stateOf(one.latest, today)} />,
          toWareki(one.latest.validTo.subtract({ days: 1 })),
          officeOf.get(one.officeId) ?? '',
        ],
      }))}
      empty={<EmptyState title={t.none}>{mayWrite && <p>{t.noneNote}</p>}</EmptyState>}
    />
    <Pager nextHref={nextHref} />
  </>
)

const kinds: Record<VersionState | 'ended', TagKind> = {
  draft: 'ask',
  submitted: 'wait',
  coming: 'ok',
  valid: 'ok',
  over: 'off',
  ended: 'off',
}

export const SegmentTag = ({ state }: { state: VersionState | 'ended' }) => (
  <Tag kind={kinds[state]}>{state === 'ended' ? t.ended : t.states[state]}</Tag>
)
