import { officesByKeys } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { currentRevisions } from '../store/revisions.ts'
import { plainWords } from '../text/index.ts'

/** The procedures that these offices handle, by name. */
export async function proceduresOf(
  tx: Tx,
  offices: readonly OfficeId[],
  today: Temporal.PlainDate,
): Promise<{ value: string; label: string }[]> {
  const revisions = await currentRevisions(tx)
  const byKey = await officesByKeys(
    tx,
    revisions.map(({ definition }) => definition.office),
    today,
  )
  return revisions
    .filter(({ definition }) => {
      const office = byKey.get(definition.office)
      return office !== undefined && offices.includes(office.id)
    })
    .map(({ procedure, definition }) => ({ value: procedure, label: plainWords(definition.name) }))
}
