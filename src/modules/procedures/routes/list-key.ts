import { parseId } from '#platform/ids/index.ts'
import type { ListKey } from '../store/my-applications.ts'

/** Where a list of own applications goes on, from its signed cursor. */
export function listKeyOf(values: readonly (string | number)[] | undefined): ListKey | undefined {
  const [at, id] = values ?? []
  const parsed = parseId<'application'>(String(id))
  return at !== undefined && parsed ? { createdAt: Temporal.Instant.from(String(at)), id: parsed } : undefined
}
