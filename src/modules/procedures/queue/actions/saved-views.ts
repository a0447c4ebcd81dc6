import { ownOffices } from '#platform/auth/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { looksAfter } from '../../domain/desk/case-rights.ts'
import { type QueueFilter, writeFilter } from '../domain/filter.ts'
import { mostViews, type SavedView, type ViewId } from '../domain/saved-view.ts'
import { queuePermissions } from '../permissions.ts'
import { clearDefault, deleteView, insertView, setDefault, viewsOf } from '../store/saved-views.ts'

export type ViewSaved = { ok: true; id: ViewId } | { ok: false; reason: 'taken' | 'full' }

/** One's own, or, with the right to arrange the work, an office's. */
export async function saveView(
  tx: Tx,
  house: House,
  actor: Staff,
  { name, filter, officeId }: { name: string; filter: QueueFilter; officeId: OfficeId | null },
): Promise<ViewSaved> {
  if (officeId) mayShare(actor, officeId)
  const at = house.clock.now()
  const id = await insertView(tx, { name, query: writeFilter(filter), officeId, by: actor.staffId, at })
  if (!id) {
    const others = (await seenViews(tx, actor)).filter((view) => view.officeId === officeId)
    return { ok: false, reason: others.length >= mostViews ? 'full' : 'taken' }
  }
  if (officeId) await audit(tx, actor, 'share_view', id)
  return { ok: true, id }
}

export async function dropView(tx: Tx, actor: Staff, id: ViewId): Promise<void> {
  const { officeId } = await seenView(tx, actor, id)
  if (officeId) mayShare(actor, officeId)
  await deleteView(tx, id)
  if (officeId) await audit(tx, actor, 'drop_view', id)
}

/** With this the actor's queue opens from now on. */
export async function openWith(tx: Tx, actor: Staff, id: ViewId): Promise<void> {
  await seenView(tx, actor, id)
  await setDefault(tx, actor.staffId, id)
}

/** No longer with this one, but with the usual one. */
export async function openWithout(tx: Tx, actor: Staff, id: ViewId): Promise<void> {
  await seenView(tx, actor, id)
  await clearDefault(tx, actor.staffId)
}

export const seenViews = (tx: Tx, actor: Staff): Promise<SavedView[]> => viewsOf(tx, actor.staffId, ownOffices(actor))

async function seenView(tx: Tx, actor: Staff, id: ViewId): Promise<SavedView> {
  const view = (await seenViews(tx, actor)).find((one) => one.id === id)
  if (!view) throw new NotFound('view')
  return view
}

function mayShare(actor: Staff, officeId: OfficeId): void {
  if (!actor.permissions.has(queuePermissions.arrange) || !looksAfter(actor, officeId)) throw new Forbidden()
}

const audit = (tx: Tx, actor: Staff, deed: string, id: ViewId): Promise<void> =>
  recordAudit(tx, { actor, action: `procedures.queue.${deed}`, subject: { kind: 'procedures.queue-view', id } })
