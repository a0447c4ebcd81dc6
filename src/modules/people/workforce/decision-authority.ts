import type { Rank } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { Colleague } from '../store/staff.ts'
import { chooseAuthority, type LineMember } from './domain/authority.ts'
import { deputyRanksOf, lineOf } from './store/line.ts'

/** 事案決定: who may decide. `deputies` (代決) is empty as long as somebody of `present` is at work. */
export type DecisionAuthority = {
  rank: Rank
  holders: Colleague[]
  present: Colleague[]
  deputies: Colleague[]
}

/**
 * Walks from the office of a case up to whoever holds `rank` on that day, and sees who is at work at that moment.
 * While nobody is, the deputies by the profile's rules. All lists may be empty: then the line has nobody, and a person
 * has to enter a post.
 */
export async function decisionAuthority(
  tx: Tx,
  asked: { officeId: OfficeId; rank: Rank; on: Temporal.PlainDate; at: Temporal.Instant },
): Promise<DecisionAuthority> {
  const chosen = chooseAuthority(await lineOf(tx, asked), asked.rank, await deputyRanksOf(tx, asked.rank))
  return {
    rank: asked.rank,
    holders: chosen.holders.map(colleague),
    present: chosen.present.map(colleague),
    deputies: chosen.deputies.map(colleague),
  }
}

const colleague = ({ staffId, name }: LineMember): Colleague => ({ staffId, name })
