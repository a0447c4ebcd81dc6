import type { Tx } from '#platform/db/index.ts'
import type { Due, House } from '#platform/module/index.ts'
import { notify } from '#platform/notices/index.ts'
import { membersOfEach } from '../../registrants/index.ts'
import { useRules } from '../profile.ts'
import { nextReminder, takeReminders } from '../store/reminders.ts'

const atOnce = 200
const dueLabel = '利用の前のお知らせ'

/** Every member is told of a use that comes, once for each time it has; neither place nor names stand in the notice. */
export async function remindOfUses(house: House): Promise<void> {
  const rules = useRules(house)
  if (!rules) return
  for (let told = atOnce; told === atOnce; )
    told = await house.db.transact((tx) => remindSome(tx, house, rules.reminder))
}

async function remindSome(tx: Tx, house: House, time: { daysBefore: number; at: string }): Promise<number> {
  const today = house.clock.today()
  const due = await takeReminders(tx, time, { at: house.clock.now(), today }, atOnce)
  const members = await membersOfEach(
    tx,
    due.map(({ registrantId }) => registrantId),
    today,
  )
  for (const { id, registrantId, day, starts } of due)
    for (const personId of members.get(registrantId) ?? [])
      await notify(tx, {
        kind: 'reservations.use-comes',
        personId,
        key: `reservations.use-comes:${id}:${day.toString()}:${starts}:${personId}`,
        data: { reservationId: id, day: day.toString() },
      })
  return due.length
}

/** For the demo's clock. */
export async function nextUseReminder(tx: Tx, now: Temporal.Instant, house: House): Promise<Due | undefined> {
  const rules = useRules(house)
  const at = rules && (await nextReminder(tx, rules.reminder, { at: now, today: house.clock.today() }))
  return at && { at, label: dueLabel }
}
