import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { distanceMetres } from '../ground/index.ts'
import { type Report, reportsSeenBy } from '../record/index.ts'
import { likenessAtDesk } from './domain/likeness.ts'
import { type CandidateRow, nearbyReports } from './store/candidates.ts'
import { radii } from './store/handling.ts'

export type Candidate = CandidateRow & { metres: number; score: number }

const shownAtMost = 12
const farthest = 1000

/** What may be the same thing as a report, the likeliest first. */
export async function candidatesFor(tx: Tx, house: House, staff: Staff, report: Report): Promise<Candidate[]> {
  const rows = await nearbyReports(tx, report, {
    offices: await reportsSeenBy(tx, house, staff),
    since: house.clock.now().subtract({ hours: 60 * 24 }),
    limit: 200,
  })
  const radius = (await radii(tx)).find(({ code }) => code === report.category)?.radius ?? 50
  return rows
    .map((row) => {
      const metres = distanceMetres(report, row)
      const score = likenessAtDesk({
        isSameCategory: row.category === report.category,
        metres,
        radius,
        daysApart: report.filedAt.until(row.filedAt).total({ unit: 'hours' }) / 24,
        words: [report.description ?? report.shownText, row.text],
        pictureBits: row.pictureBits ?? undefined,
      })
      return { ...row, metres, score }
    })
    .filter(({ metres }) => metres <= farthest)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, shownAtMost)
}

/** How many of them are likely enough to be named beside a report. */
export const likelyOnes = (candidates: readonly Candidate[]): number =>
  candidates.filter(({ score }) => score > likely).length

/** From here on a candidate is 「似ている」. */
export const likely = 0.15
