import { DataTable } from '#platform/ui/index.ts'
import { type CampaignOutcome, shownOutcome } from '../domain/outcome.ts'
import { campaignTexts } from '../text/index.ts'
import { sayCount } from '../told.ts'

const t = campaignTexts.outcome

/** How many came to what on which channel, without the counts that would single people out. */
export const OutcomeTable = ({ outcome, least }: { outcome: CampaignOutcome; least: number }) => {
  const { cells, rowTotals, columnTotals, total } = shownOutcome(outcome, least)
  const say = (count: number | undefined) => (count === undefined ? t.hidden : sayCount(count))
  return (
    <DataTable
      caption={t.caption}
      columns={[
        { label: t.what, heading: true },
        ...[...outcome.channels.map((channel) => campaignTexts.channels[channel]), t.total].map((label) => ({
          label,
          numeric: true,
        })),
      ]}
      rows={[
        ...outcome.lines.map(({ key }, row) => ({
          cells: [sayLine(key), ...(cells[row] ?? []).map(say), say(rowTotals[row])],
        })),
        { cells: [t.total, ...columnTotals.map(say), say(total)], current: true },
      ]}
    />
  )
}

/** 「送らなかった人：LINEでブロックしている」. */
export function sayLine(key: string): string {
  const reason = /^left-out:(.*)$/.exec(key)?.[1]
  if (reason === undefined) return key in t.lines ? t.lines[key as keyof typeof t.lines] : key
  const { reasonNames } = t
  return t.leftOut(reason in reasonNames ? reasonNames[reason as keyof typeof reasonNames] : t.otherReason)
}
