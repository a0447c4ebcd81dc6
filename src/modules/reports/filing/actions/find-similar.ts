import type { Tx } from '#platform/db/index.ts'
import { boundsAround, distanceMetres } from '../../ground/index.ts'
import { hashDistance } from '../../pictures/index.ts'
import type { Catalogue } from '../../record/index.ts'
import type { Draft } from '../domain/draft.ts'
import { likeness } from '../domain/similar.ts'
import { radiusOf, type ShownNear, type ShownPicture, shownNear, shownPictures } from '../store/similar.ts'

export type Similar = { report: ShownNear; metres: number; picture: ShownPicture | undefined; score: number }

const closedDays = 60
const most = 3
const least = 0.2

/** What everybody sees near the draft's place that may be of the same thing, the likeliest first; of good deeds nothing. */
export async function findSimilar(
  tx: Tx,
  catalogue: Catalogue,
  draft: Draft,
  now: Temporal.Instant,
): Promise<Similar[]> {
  const category = draft.category === undefined ? undefined : catalogue.categories.get(draft.category)
  const { place } = draft
  if (!category || !place || category.kind !== 'defect') return []
  const radiusMetres = await radiusOf(tx, category.code)
  const near = await shownNear(tx, {
    bounds: boundsAround(place, radiusMetres),
    group: category.group,
    closedAfter: now.subtract({ hours: 24 * closedDays }),
  })
  if (near.length === 0) return []
  const pictures = await shownPictures(
    tx,
    near.map(({ id }) => id),
  )
  const looks = draft.photos.flatMap(({ look }) => look ?? [])
  return near
    .map((report) => {
      const own = pictures.filter(({ reportId }) => reportId === report.id)
      const metres = Math.round(distanceMetres(place, report))
      const score = likeness(
        { category: category.code, group: category.group, radiusMetres, text: draft.description, looks },
        {
          category: report.category,
          group: category.group,
          metres,
          days: report.filedAt.until(now).total('hours') / 24,
          text: report.text,
          looks: own.flatMap(({ look }) => look ?? []),
        },
        hashDistance,
      )
      return { report, metres, picture: own[0], score }
    })
    .filter(({ score }) => score >= least)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most)
}
