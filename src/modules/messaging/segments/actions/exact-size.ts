import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseSegment } from '../domain/definition.ts'
import { countAudience } from '../store/audience.ts'

/**
 * How many people a stored definition addresses today, to the last one: for who approves a campaign, and for nobody else.
 * Whoever shows it records that in the audit.
 */
export const exactSize = (tx: Tx, house: House, definition: unknown): Promise<number> =>
  countAudience(tx, parseSegment(definition), house.clock.today())
