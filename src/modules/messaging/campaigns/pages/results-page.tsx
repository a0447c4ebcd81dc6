import { DataTable, EmptyState, Lede, Link, Meta } from '#platform/ui/index.ts'
import { type CampaignChannel, campaignChannels } from '../domain/campaign.ts'
import type { CampaignOutcome, SumOfShown } from '../domain/outcome.ts'
import { campaignTexts } from '../text/index.ts'
import { sayCount } from '../told.ts'
import { OutcomeTable } from './outcome-table.tsx'
import { segmentResultsPath } from './paths.ts'

const t = campaignTexts.results

const Files = ({ href }: { href: string }) => (
  <p class="row-actions">
    {(['csv', 'xlsx'] as const).map((format) => (
      <Link href={`${href}${href.includes('?') ? '&' : '?'}format=${format}`} standalone>
        {t.file[format]}
      </Link>
    ))}
  </p>
)

type ResultsProps = { outcome: CampaignOutcome | undefined; least: number; fileHref: string }

/** What came of one campaign. */
export const ResultsPage = ({ outcome, least, fileHref }: ResultsProps) => (
  <>
    <Lede>{t.lede}</Lede>
    {outcome ? (
      <>
        <OutcomeTable outcome={outcome} least={least} />
        <Meta>{campaignTexts.outcome.note(least)}</Meta>
        <Files href={fileHref} />
      </>
    ) : (
      <EmptyState title={t.notYet} />
    )}
  </>
)

export type SegmentLine = { label: string; campaigns: number; sent: Readonly<Record<CampaignChannel, SumOfShown>> }

/** What came of all campaigns of a month, by whom they were for. */
export const SegmentResultsPage = ({
  lines,
  month,
}: {
  lines: readonly SegmentLine[]
  month: Temporal.PlainYearMonth
}) => (
  <>
    <Lede>{t.bySegmentLede}</Lede>
    <p class="row-actions">
      <Link href={`${segmentResultsPath}?month=${month.subtract({ months: 1 })}`} standalone icon="back">
        {t.previous}
      </Link>
      <b>{t.monthWords(month)}</b>
      <Link href={`${segmentResultsPath}?month=${month.add({ months: 1 })}`} standalone iconAfter="more">
        {t.nextMonth}
      </Link>
    </p>
    <DataTable
      caption={t.bySegment}
      columns={[
        { label: t.segment, heading: true },
        { label: t.campaigns, numeric: true },
        ...campaignChannels.map((channel) => ({ label: t.sentBy(campaignTexts.channels[channel]), numeric: true })),
      ]}
      rows={lines.map(({ label, campaigns, sent }) => ({
        cells: [label, String(campaigns), ...campaignChannels.map((channel) => saySum(sent[channel]))],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    {lines.length > 0 && <Files href={`${segmentResultsPath}/file?month=${month}`} />}
  </>
)

export const saySum = ({ people, isLeast }: SumOfShown): string =>
  isLeast ? t.atLeast(sayCount(people)) : sayCount(people)
