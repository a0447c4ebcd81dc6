import { officesOfProcedures } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { currentRevisions } from '../store/revisions.ts'
import { plainWords } from '../text/index.ts'

/** The procedures that these offices handle on that day, by name. */
export async function proceduresOf(
  tx: Tx,
  offices: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<{ value: string; label: string }[]> {
  const revisions = await currentRevisions(tx)
  const work = revisions.map(({ procedure, definition }) => ({ procedure, office: definition.office }))
  const handling = await officesOfProcedures(tx, work, today)
  return revisions
    .filter(({ procedure }) => {
      const office = handling.get(procedure)
      return office !== undefined && offices.includes(office.id)
    })
    .map(({ procedure, definition }) => ({ value: procedure, label: plainWords(definition.name) }))
}
