import { type Actor, definePolicy, isOneOf, type Rule } from '#platform/auth/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { appointmentPermission } from './permission.ts'

export type CalendarRow = { key: string; officeId: OfficeId }

/** A calendar is kept by its office, its units and who leads the offices above it; `appointment_calendars` is called `c`. */
export const calendarPolicy = definePolicy<CalendarRow>({
  name: 'procedures.appointment-calendar',
  columns: { officeId: 'c.office_id' },
  rule: ofOwnOffice,
})

function ofOwnOffice(actor: Actor): Rule<CalendarRow> {
  if (actor.kind !== 'staff' || !actor.permissions.has(appointmentPermission)) return { kind: 'never' }
  return isOneOf('officeId', [...new Set([...actor.posts.map(({ officeId }) => officeId), ...actor.oversees])])
}
