import { wardDate, formatDate } from '#platform/time/index.ts'
import type { SynonymVersion } from '../store/synonyms.ts'
import { steeringTexts as t } from '../text/staff.ts'

/** Who decided it, and when. */
export function sayDecided(
  { decidedBy, decidedAt }: Pick<SynonymVersion, 'decidedBy' | 'decidedAt'>,
  names: ReadonlyMap<string, string>,
): string {
  const who = decidedBy === null ? t.synonyms.byProfile : (names.get(decidedBy) ?? '')
  return `${who} ${formatDate(wardDate(decidedAt), 'ja')}`
}
