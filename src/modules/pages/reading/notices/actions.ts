import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { ownPath } from '../domain/own-path.ts'
import { officeOfMaker } from '../permissions.ts'
import type { NoticeId, NoticeTexts, OfficeNotice } from './domain.ts'
import { findNotice, insertNotice, lockNotice, withdrawNotice } from './store.ts'

export type WantedNotice = {
  texts: NoticeTexts
  target: string | undefined
  sentOn: Temporal.PlainDate
  actBy: Temporal.PlainDate | undefined
  lastDay: Temporal.PlainDate
}

type Made = { ok: true; id: NoticeId } | { ok: false; reason: 'not_ours' | 'last_day' | 'act_by' }

/** Gives a notice its number, before it is printed. */
export async function makeNotice(tx: Tx, house: House, actor: Staff, wanted: WantedNotice): Promise<Made> {
  const officeId = officeOfMaker(actor)
  const target = wanted.target === undefined ? null : ownPath(wanted.target, house.config.publicUrl)
  if (target === undefined) return { ok: false, reason: 'not_ours' }
  const { sentOn, lastDay, actBy } = wanted
  const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) < 0
  if (isBefore(lastDay, sentOn) || isBefore(lastDay, house.clock.today())) return { ok: false, reason: 'last_day' }
  if (actBy && (isBefore(actBy, sentOn) || isBefore(lastDay, actBy))) return { ok: false, reason: 'act_by' }
  const id = await insertNotice(tx, {
    ...{ officeId, target, sentOn, lastDay, texts: wanted.texts },
    actBy: actBy ?? null,
    madeAt: house.clock.now(),
    by: actor.staffId,
  })
  await recordAudit(tx, { actor, action: 'pages.notice.make', subject: { kind: 'pages.notice', id } })
  return { ok: true, id }
}

/** 404 for one of another office. */
export async function openNotice(tx: Tx, actor: Staff, id: NoticeId): Promise<OfficeNotice> {
  return requireOwn(actor, await findNotice(tx, id))
}

/** Its page is shown to nobody any more. */
export async function takeBackNotice(tx: Tx, house: House, actor: Staff, id: NoticeId): Promise<void> {
  officeOfMaker(actor)
  const notice = requireOwn(actor, await lockNotice(tx, id))
  if (notice.withdrawnAt) return
  await withdrawNotice(tx, id, house.clock.now(), actor.staffId)
  await recordAudit(tx, { actor, action: 'pages.notice.withdraw', subject: { kind: 'pages.notice', id } })
}

function requireOwn(actor: Staff, notice: OfficeNotice | undefined): OfficeNotice {
  if (!notice || !ownOffices(actor).includes(notice.officeId)) throw new NotFound('notice')
  return notice
}
