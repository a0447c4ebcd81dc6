import type { Staff } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import { checkSegment } from '../domain/definition.ts'
import type { SegmentId } from '../domain/version.ts'
import { snapshotSoon } from '../snapshot/current.ts'
import { openVersion } from '../store/segments.ts'
import { requireSegment } from './own.ts'
import { type Preview, previewSegment } from './preview.ts'

/** The preview of what is drafted now; `undefined` while it addresses nobody. In a transaction of its own: the draft is saved. */
export async function previewOpen(house: House, staff: Staff, id: SegmentId): Promise<Preview | undefined> {
  // Loaded before a connection is held: whoever waits for one would wait for the others.
  if (!(await snapshotSoon(house))) return { ok: false, reason: 'not-ready' }
  return house.db.transact(async (tx) => {
    const { officeId } = await requireSegment(tx, staff, id)
    const version = await openVersion(tx, id)
    const read = version && checkSegment(version.definition)
    return read?.ok ? previewSegment(tx, house, staff, read.segment, officeId) : undefined
  })
}
