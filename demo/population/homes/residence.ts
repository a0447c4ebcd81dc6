import type { DemoAddress } from '../../person.ts'
import type { Day } from '../days.ts'
import { homeAddress } from '../places/home-address.ts'
import { elsewhere } from '../places/origins.ts'
import { between, happens, type Random } from '../random.ts'
import { years } from './ages.ts'

/** Since when a home is in the ward and at its address, and when it left, if it did. */
export type Residence = {
  inWardSince: Day
  cameFrom: string
  atHomeSince: Day
  /** Where it lived in the ward before. */
  earlierHome?: DemoAddress
  ended?: Ending
}

/** The whole home moved away, died, or was struck off by the office. */
export type Ending = { on: Day; why: 'moved_out' | 'died' | 'removed'; to?: string }

type Home = { anchor: Day; headAge: number; isAlone: boolean; nationality: string | undefined }

/** Most came in the last years, some decades ago. */
export function residenceOf(home: Home, next: Random): Residence {
  const { anchor, headAge, nationality } = home
  const longest = Math.max(years(1), Math.min(headAge - years(18), years(nationality ? 14 : 55)))
  const ended = endingOf(home, next)
  const until = ended?.on ?? anchor
  const stay = 30 + Math.floor(longest * share(next) * share(next))
  const hasMoved = happens(2500, next) && stay > years(2)
  const atHomeFor = hasMoved ? 20 + Math.floor((stay - years(1)) * share(next)) : stay
  return {
    inWardSince: until - stay,
    cameFrom: otherPlace(nationality, next),
    atHomeSince: until - atHomeFor,
    ...(hasMoved && { earlierHome: homeAddress(next, 'house') }),
    ...(ended && { ended }),
  }
}

const share = (next: Random): number => next(100_000) / 100_000

function endingOf({ anchor, headAge, isAlone, nationality }: Home, next: Random): Ending | undefined {
  const fate = next(10_000)
  const on = anchor - between(1, 900, next)
  if (fate < 280) return { on, why: 'moved_out', to: otherPlace(nationality, next) }
  if (isAlone && headAge > years(72) && fate < 700) return { on, why: 'died' }
  return isAlone && fate < 284 ? { on, why: 'removed' } : undefined
}

const otherPlace = (nationality: string | undefined, next: Random): string =>
  nationality !== undefined && happens(4000, next) ? nationality : elsewhere(next)
