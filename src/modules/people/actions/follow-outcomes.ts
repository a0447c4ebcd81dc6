import { recordAudit } from '#platform/audit/index.ts'
import type { SystemActor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { emitAll } from '#platform/events/index.ts'
import { followRegister } from '../mandates/actions.ts'
import { endLinks } from '../store/accounts.ts'
import type { Outcome } from '../store/loading/outcome.ts'
import { endOtherAddresses } from '../store/other-addresses.ts'

/**
 * What follows in the same transaction when records end or move: the sign-in's link, the 代理権 and the 送付先 end (a
 * 代理権 comes back with a death that was cancelled), and the other modules hear `people.moved_out`, `people.died`, `people.removed`, `people.moved`. Persons are locked already.
 */
export async function followOutcomes(tx: Tx, outcomes: readonly Outcome[], actor: SystemActor): Promise<void> {
  const ended = outcomes.filter(({ what }) => what !== 'moved')
  await endOtherAddresses(tx, ended)
  await followRegister(
    tx,
    ended.map(({ personId }) => personId),
    actor,
  )
  for (const { accountId, personId } of await endLinks(tx, ended))
    await recordAudit(tx, {
      actor,
      action: 'people.link.ended',
      subject: { kind: 'account', id: accountId },
      personId,
    })
  await emitAll(
    tx,
    outcomes.map(({ personId, what, on }) => ({
      type: `people.${what}`,
      subjectKind: 'person',
      subjectId: personId,
      data: { on: on.toString() },
    })),
  )
}
