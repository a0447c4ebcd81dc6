import type { PersonId } from '#platform/ids/index.ts'
import type { BirthDate } from '../birth.ts'

/** On the register, dealt with outside of it, or why not any more. */
export type PersonStanding = 'resident' | 'outside' | 'moved_out' | 'died' | 'removed'

/** What tells people apart in a list; the rest stays closed until somebody states why they open it. */
export type PersonHit = {
  personId: PersonId
  name: string
  kana: string | null
  alias: string | null
  formerSurname: string | null
  birthDate: BirthDate | null
  /** 「光が丘二丁目」; `null` outside the register. */
  town: string | null
  standing: PersonStanding
  /** Where the list goes on after this one. */
  position: SearchPosition
}

/** The values that a list of hits is ordered by. */
export type SearchPosition = readonly (string | number)[]
