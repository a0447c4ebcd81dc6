import type { Rank } from '#platform/auth/actor.ts'
import type { StaffId } from '#platform/ids/index.ts'

/** Who stands where on the way from a case's office up to the head of the house. */
export type LineMember = {
  staffId: StaffId
  name: string
  rank: Rank
  /** Steps from the case's office up; 0 is that office itself. */
  distance: number
  /** In an office directly below the one at `distance` that the case does not come from. */
  isBeside: boolean
  isAway: boolean
}

export type Chosen = { holders: LineMember[]; present: LineMember[]; deputies: LineMember[] }

/**
 * Who decides: the nearest office of the line in which somebody holds `rank`. While all of them are away, or nobody
 * holds it, the first of `deputyRanks` of which somebody is at work; the nearest to the case, else from beside the line.
 */
export function chooseAuthority(line: readonly LineMember[], rank: Rank, deputyRanks: readonly Rank[]): Chosen {
  const holders = nearest(line.filter((member) => member.rank === rank && !member.isBeside))
  const present = holders.filter(({ isAway }) => !isAway)
  if (present.length > 0) return { holders, present, deputies: [] }
  const reach = holders[0]?.distance ?? Number.POSITIVE_INFINITY
  const atWork = line.filter((member) => !member.isAway && member.distance <= reach)
  for (const deputyRank of deputyRanks) {
    const able = atWork.filter((member) => member.rank === deputyRank)
    const inLine = nearest(able.filter(({ isBeside }) => !isBeside))
    const deputies = inLine.length > 0 ? inLine : able.filter(({ distance }) => distance === reach)
    if (deputies.length > 0) return { holders, present, deputies: onePerPerson(deputies) }
  }
  return { holders, present, deputies: [] }
}

function nearest(members: readonly LineMember[]): LineMember[] {
  const distance = Math.min(...members.map((member) => member.distance))
  return onePerPerson(members.filter((member) => member.distance === distance))
}

const onePerPerson = (members: readonly LineMember[]): LineMember[] => [
  ...new Map(members.map((member) => [member.staffId, member])).values(),
]
