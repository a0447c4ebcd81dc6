import { type ActingChoice, actingChoices } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'

/** For whom this person may file this procedure today. */
export const choicesFor = (
  tx: Tx,
  house: House,
  agentId: PersonId,
  { procedure, acting }: Definition,
): Promise<ActingChoice[]> =>
  acting
    ? actingChoices(tx, agentId, { slug: procedure, on: house.clock.today(), allowed: acting.kinds })
    : Promise.resolve([])

/** What a form sends for a choice: the mandate, or the person of the household. `self` is for oneself. */
export const keyOf = ({ principalId, ground }: ActingChoice): string => ground.mandateId ?? principalId
