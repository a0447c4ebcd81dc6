import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Photo } from '../../pictures/index.ts'
import { reportsWithOrder } from '../../orders/store/of-report.ts'
import { moveReport, photosOf, type ReportId, reportPermissions, requireCatalogue } from '../../record/index.ts'
import { problemsOf, type StateWish, type WishProblem } from '../domain/state-wish.ts'
import { takeUp } from '../own.ts'
import { deskTexts } from '../text/index.ts'
import { insertPicture } from './keep-picture.ts'

export type Changed =
  | { ok: true }
  | { ok: false; reason: 'changed' }
  | { ok: false; reason: 'problems'; problems: { field: string; why: WishProblem }[] }

type Sent = {
  id: ReportId
  /** The version that the officer's page showed. */
  seen: number
  wish: StateWish
  photo?: { photo: Photo; isShown: boolean } | undefined
}

/** Takes a report of the own office to another state, with what is said to everybody and the picture of the end. */
export async function changeState(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, wish, photo }: Sent,
): Promise<Changed> {
  const report = await takeUp(tx, house, staff, id, reportPermissions.handle)
  if (report.version !== seen) return { ok: false, reason: 'changed' }
  const { reasons, bodies } = requireCatalogue(house)
  const there = await photosOf(tx, [id])
  const problems = problemsOf(
    report,
    { ...wish, body: wish.body && bodies.has(wish.body) ? wish.body : undefined },
    {
      today: house.clock.today(),
      hasPicture: photo !== undefined || there.some(({ role }) => role === 'after' || role === 'answer'),
      isOrdered: (await reportsWithOrder(tx, [id])).has(id),
      reasons: reasons.filter((one) => one.for.some((use) => use === wish.to)).map(({ code }) => code),
    },
  )
  if (problems.length > 0) return { ok: false, reason: 'problems', problems }
  const by = { kind: 'staff', staffId: staff.staffId } as const
  if (photo) {
    const role = wish.to === 'fixed' ? 'after' : 'answer'
    await insertPicture(tx, house, staff, report, { ...photo, role })
  }
  await moveReport(tx, house, staff, report, {
    to: wish.to,
    by,
    reason: wish.reason,
    said: wish.said,
    note: noteOf(wish),
    body: wish.to === 'handed_over' ? wish.body : undefined,
    details: {
      ...(wish.to === 'handed_over' && wish.method && { method: wish.method }),
      ...(photo && { photo: photo.photo.photoId }),
    },
    expectedOn: wish.expectedOn,
  })
  return { ok: true }
}

/** What the office keeps to itself of a move, each with its name. */
function noteOf({ to, note, reference, withoutPicture }: StateWish): string | undefined {
  const t = deskTexts.report
  const lines = [
    note,
    to === 'handed_over' && reference ? `${t.reference}：${reference}` : undefined,
    to === 'fixed' && withoutPicture ? `${t.withoutPicture}：${withoutPicture}` : undefined,
  ].filter(Boolean)
  return lines.length > 0 ? lines.join('\n') : undefined
}
