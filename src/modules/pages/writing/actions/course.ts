import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { PageId } from '../../domain/page.ts'
import { blockersOf } from './check.ts'
import type { Finding } from '../lint/index.ts'
import { pageRules } from '../profile.ts'
import { publishNow } from '../publishing/sweeps.ts'
import {
  type Schedule,
  writeApproval,
  writeDiscard,
  writeLook,
  writeReturn,
  writeReviewed,
  writeSchedule,
  writersOf,
  writeSubmission,
} from '../store/editions.ts'
import { writeWithdrawal } from '../store/pages.ts'
import { takeDown } from '../publishing/take-down.ts'
import { endPreviews } from '../store/previews.ts'
import { lockedForWriting, lockedPage, note, requireOpen, requireRight } from './own.ts'

export type Submission = { ok: true; to: 'in_review' | 'in_approval' } | { ok: false; findings: readonly Finding[] }

/** Hands the draft to 広報担当, or, where nobody has that work, to the 所属長. From now on its words do not change. */
export async function submitEdition(tx: Tx, house: House, staff: Staff, id: PageId): Promise<Submission> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft')
  const findings = await blockersOf(tx, house, edition)
  if (findings.length > 0) return { ok: false, findings }
  const to = pageRules(house).publicRelations ? 'in_review' : 'in_approval'
  await writeSubmission(tx, edition.id, to, { by: staff.staffId, at: house.clock.now() })
  await note(tx, house, staff, { step: 'submitted', verb: 'submit', page: opened.page, edition })
  return { ok: true, to }
}

/** 広報担当 has looked: on to the 所属長. Not by who handed it in. */
export async function passEdition(tx: Tx, house: House, staff: Staff, id: PageId, said?: string): Promise<void> {
  requireRight(staff, 'look')
  const opened = await lockedPage(tx, house, staff, id)
  if (!opened.standing.looks) throw new Forbidden('not_public_relations')
  const edition = requireOpen(opened, 'in_review')
  if (edition.submittedBy === staff.staffId) throw new Forbidden('own_page')
  await writeLook(tx, edition.id, { by: staff.staffId, at: house.clock.now() })
  await note(tx, house, staff, { step: 'looked', verb: 'look', page: opened.page, edition, said })
}

/** Back to who writes, with a reason: by 広報担当 or by the 所属長. */
export async function returnEdition(tx: Tx, house: House, staff: Staff, id: PageId, reason: string): Promise<void> {
  const opened = await lockedPage(tx, house, staff, id)
  const edition = requireOpen(opened, 'in_review', 'in_approval')
  const { looks, approves } = opened.standing
  if (edition.state === 'in_review' ? !looks : !approves) throw new Forbidden('not_their_turn')
  await writeReturn(tx, edition.id)
  await note(tx, house, staff, { step: 'returned', verb: 'return', page: opened.page, edition, said: reason })
}

/** Back to the draft by the office itself: also what is approved and waits for its moment. */
export async function recallEdition(tx: Tx, house: House, staff: Staff, id: PageId): Promise<void> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const edition = requireOpen(opened, 'in_review', 'in_approval', 'approved')
  await writeReturn(tx, edition.id)
  await note(tx, house, staff, { step: 'recalled', verb: 'recall', page: opened.page, edition })
}

/**
 * The 所属長 answers for it; never who wrote or handed in. `shown` is the moment at which what they read was handed in: a
 * later one is another text, and a `Conflict`. Public at once where its moment has come.
 */
export async function approveEdition(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, shown }: { id: PageId; shown: string },
): Promise<'published' | 'waits' | { findings: readonly Finding[] }> {
  requireRight(staff, 'approve')
  const opened = await lockedPage(tx, house, staff, id)
  if (!opened.standing.approves) throw new Forbidden('page_of_another_office')
  const edition = requireOpen(opened, 'in_approval')
  if (edition.submittedAt?.toString() !== shown) throw new Conflict('submitted_anew')
  const isOwnWork = edition.submittedBy === staff.staffId || (await writersOf(tx, edition.id)).has(staff.staffId)
  if (isOwnWork) throw new Forbidden('own_page')
  // Its end or its day may have passed while it lay here.
  const findings = await blockersOf(tx, house, edition)
  if (findings.length > 0) return { findings }
  const now = house.clock.now()
  await writeApproval(tx, edition.id, { by: staff.staffId, at: now })
  await note(tx, house, staff, { step: 'approved', verb: 'approve', page: opened.page, edition })
  if (edition.publishAt && Temporal.Instant.compare(edition.publishAt, now) > 0) return 'waits'
  await publishNow(tx, house, edition.id, now)
  return 'published'
}

/** When it comes, when it goes, when it is looked at again, and what changed; while it is a draft. */
export async function changeSchedule(
  tx: Tx,
  house: House,
  staff: Staff,
  id: PageId,
  schedule: Schedule,
): Promise<'order' | 'past' | undefined> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const edition = requireOpen(opened, 'draft')
  const { publishAt, takedownAt } = schedule
  if (takedownAt && Temporal.Instant.compare(takedownAt, house.clock.now()) <= 0) return 'past'
  if (publishAt && takedownAt && Temporal.Instant.compare(publishAt, takedownAt) >= 0) return 'order'
  await writeSchedule(tx, edition.id, schedule)
  await note(tx, house, staff, {
    step: 'scheduled',
    verb: 'schedule',
    page: opened.page,
    edition,
    said: sayOf(schedule),
  })
  return undefined
}

function sayOf({ publishAt, takedownAt, reviewOn }: Schedule): string {
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(wardTimeZone).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const said = [
    `公開：${publishAt ? local(publishAt) : '承認のあとすぐ'}`,
    ...(takedownAt ? [`掲載の終わり：${local(takedownAt)}`] : []),
    ...(reviewOn ? [`見直し：${reviewOn}`] : []),
  ]
  return said.join('、')
}

/** A remark to the others; everybody who sees the page may make one. */
export async function remark(tx: Tx, house: House, staff: Staff, id: PageId, said: string): Promise<void> {
  const opened = await lockedPage(tx, house, staff, id)
  await note(tx, house, staff, { step: 'remark', verb: 'remark', page: opened.page, edition: opened.open, said })
}

/** Takes the page from everybody for good, with a reason that stays with it. By the 所属長 or 広報担当, at once. */
export async function withdrawPage(tx: Tx, house: House, staff: Staff, id: PageId, reason: string): Promise<void> {
  const opened = await lockedPage(tx, house, staff, id)
  const { approves, looks } = opened.standing
  if (!approves && !looks) throw new Forbidden('not_their_turn')
  const { page, open, published } = opened
  if (page.withdrawnAt) throw new Conflict('page_withdrawn')
  if (!published) throw new Conflict('not_public')
  if (open) {
    await endPreviews(tx, open.id, house.clock.now())
    await writeDiscard(tx, open.id)
  }
  await takeDown(tx, house, id)
  await writeWithdrawal(tx, id, { by: staff.staffId, at: house.clock.now(), reason })
  await note(tx, house, staff, { step: 'withdrawn', verb: 'withdraw', page, edition: published, said: reason })
}

/** Somebody of the office has read what is public and it is right: it is looked at again on that day. */
export async function reviewPage(
  tx: Tx,
  house: House,
  staff: Staff,
  id: PageId,
  reviewOn: Temporal.PlainDate,
): Promise<'day' | undefined> {
  const opened = await lockedForWriting(tx, house, staff, id)
  const { page, published } = opened
  if (!published) throw new Conflict('not_public')
  const today = house.clock.today()
  const latest = today.add({ months: pageRules(house).reviewMonths })
  const isWithin = Temporal.PlainDate.compare(reviewOn, today) > 0 && Temporal.PlainDate.compare(reviewOn, latest) <= 0
  if (!isWithin) return 'day'
  await writeReviewed(tx, published.id, reviewOn)
  await note(tx, house, staff, {
    step: 'reviewed',
    verb: 'review',
    page,
    edition: published,
    said: `見直し：${reviewOn}`,
  })
  return undefined
}
