import type { Module } from '#platform/module/index.ts'
import { appointmentApi, appointmentOpenApi } from './api.ts'
import { openComingDays, seedCalendars } from './actions/open-days.ts'
import { nextReminder, remindVisitors } from './actions/remind.ts'
import { calendarsOf } from './calendars.ts'
import { noticeKinds } from './notices.ts'
import { appointmentPermission } from './permission.ts'
import { visitRoutes } from './routes/resident.tsx'
import { staffTimesRoutes } from './routes/staff.tsx'
import { appointmentDesk } from './text/desk.ts'

/** The list of appointment times: the visitor's pages, the office's day list, reminders. */
export const appointments: Partial<Module> = {
  navigation: (house) => [
    {
      audience: 'staff',
      href: '/staff/appointments',
      label: { ja: appointmentDesk.title, easy: appointmentDesk.title, en: appointmentDesk.title },
      permission: appointmentPermission,
      offices: calendarsOf(house).map(({ office }) => office),
      order: 40,
    },
  ],
  routes: (app, house) => {
    visitRoutes(app, house)
    staffTimesRoutes(app, house)
  },
  api: appointmentApi,
  openApi: appointmentOpenApi,
  sweeps: { 'procedures.open-appointment-days': openComingDays, 'procedures.remind-visitors': remindVisitors },
  nextDue: nextReminder,
  noticeKinds,
  permissions: {
    [appointmentPermission]: {
      label: '来庁予約の表を見て、時刻を足し、来庁を付ける',
      roles: ['clerk', 'checker', 'manager'],
    },
  },
  seed: seedCalendars,
}
