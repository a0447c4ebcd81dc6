import type { Sighting } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { officesByIds } from '../store/offices.ts'
import { staffNames } from '../store/staff.ts'
import { wordsOfAction } from './words.ts'

/** An entry with the names that it had ids for. */
export type NamedSighting = Sighting & {
  staffName: string | undefined
  offices: string
  officesEnglish: string
  what: string | undefined
}

/**
 * What the desk of 支援措置 does is in no list of who looked, not even its person's own: that there is an entry would tell.
 * The desk names no person in the audit; this is the second lock.
 */
const mayBeListed = ({ action }: Pick<Sighting, 'action'>): boolean => !action.startsWith('people.protection.')

/** Puts names to a page of entries: one query each for offices and staff. Offices are those of that moment. */
export async function withNames(tx: Tx, entries: readonly Sighting[], lang: Lang): Promise<NamedSighting[]> {
  const offices = await officesByIds(tx, [...new Set(entries.flatMap(({ officeIds }) => officeIds))])
  const names = await staffNames(tx, [...new Set(entries.flatMap(({ staffId }) => staffId ?? []))])
  return entries.filter(mayBeListed).map((entry) => {
    const at = entry.officeIds.flatMap((id) => offices.get(id) ?? [])
    return {
      ...entry,
      staffName: entry.staffId ? names.get(entry.staffId) : undefined,
      offices: at.map(({ name }) => name).join('、'),
      officesEnglish: at.map(({ nameEnglish }) => nameEnglish).join(', '),
      what: wordsOfAction(entry.action, lang),
    }
  })
}
