import type { PersonId } from '#platform/ids/index.ts'
import type { BirthDate } from '../birth.ts'
import { foldWriting } from './fold.ts'

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
  /** The whole address, where another hit of the list has the same name and birth date; `null` for everybody else. */
  address: string | null
  standing: PersonStanding
  /** Staff ask the desk before they say or give out anything: no town and no address then. */
  needsCheck: boolean
  /** Found under a 宛名番号 that was merged into this person's. */
  isMerged: boolean
  /** Where the list goes on after this one. */
  position: SearchPosition
}

/** The values that a list of hits is ordered by. */
export type SearchPosition = readonly (string | number)[]

/** Each person once, at their best place: who was merged is found under both numbers. */
export const onePerPerson = (hits: readonly PersonHit[]): PersonHit[] =>
  hits.filter(({ personId }, index) => hits.findIndex((other) => other.personId === personId) === index)

/** Keeps the address of namesakes born on the same day only: nobody else's is needed to tell them apart. */
export function withAddressOfNamesakes(hits: readonly PersonHit[]): PersonHit[] {
  const alike = Map.groupBy(hits, ({ name, birthDate }) => `${foldWriting(name)} ${birthKey(birthDate)}`)
  return hits.map((hit) => {
    const same = alike.get(`${foldWriting(hit.name)} ${birthKey(hit.birthDate)}`) ?? []
    return same.some(({ personId }) => personId !== hit.personId) ? hit : { ...hit, address: null }
  })
}

const birthKey = (birth: BirthDate | null): string =>
  birth === null ? '' : birth.isKnown ? birth.date.toString() : birth.text
