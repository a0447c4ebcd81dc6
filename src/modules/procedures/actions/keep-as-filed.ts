import type { Tx } from '#platform/db/index.ts'
import type { Journey } from '../domain/answers/journey.ts'
import { isRows } from '../domain/answers/rows.ts'
import { allFields, type Definition } from '../domain/definition/definition.ts'
import { dropComputed, keepAnswers, keepOnly, keepRow } from '../store/answers.ts'
import type { ApplicationId } from '../store/applications.ts'

type Filed = { definition: Definition; way: Pick<Journey, 'answers'> }

/** The answers as they are filed: what was hidden is gone, what is computed stands beside them. */
export async function keepAsFiled(tx: Tx, id: ApplicationId, filed: Filed, at: Temporal.Instant): Promise<void> {
  await keepOnly(tx, id, filed.way.answers)
  await keepComputed(tx, id, filed, at)
}

/** Computed anew from the answers, so that everybody at the office reads the same. */
export async function keepComputed(
  tx: Tx,
  id: ApplicationId,
  { definition, way }: Filed,
  at: Temporal.Instant,
): Promise<void> {
  const isComputed = new Set(
    allFields(definition)
      .flatMap((field) => (field.type === 'group' ? field.fields : [field]))
      .flatMap((field) => (field.type === 'computed' ? [field.id] : [])),
  )
  if (isComputed.size === 0) return
  const computedOf = <Kept>(answers: Readonly<Record<string, Kept>>) =>
    Object.fromEntries(Object.entries(answers).filter(([field]) => isComputed.has(field)))
  await dropComputed(tx, id)
  await keepAnswers(tx, id, computedOf(way.answers), at, { source: 'computed' })
  for (const value of Object.values(way.answers)) {
    if (!isRows(value)) continue
    for (const row of value) await keepRow(tx, id, row.id, computedOf(row.answers), at, 'computed')
  }
}
