import type { Hono } from 'hono'
import { z } from 'zod'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { ownCase } from '../actions/load-case.ts'
import { caller, idIn, nothing, orConflict, requestScopes, residentDeed, staffDeed } from '../routes/api/deeds.ts'
import { described, forResidents, looked } from '../routes/api/open-api-deed.ts'
import { listOf, moment, object, text, uuid } from '../routes/api/open-api-parts.ts'
import { applicationIdOf } from '../routes/verified.tsx'
import { markArrived, markMissed } from './actions/attendance.ts'
import { chooseTime, timeFieldOf } from './actions/choose-time.ts'
import { offeredTimes } from './actions/offered-times.ts'
import { daysWithin } from './bounds.ts'
import { appointmentPermission } from './permission.ts'
import { appointmentOf } from './store/appointments.ts'

const chosen = z.object({ slot: z.uuid() })

/** The visit of a request: the times that can be had, another time, and whether somebody came. */
export function appointmentApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/applications/:id/appointment', async (c) => {
    const resident = caller(c, requestScopes.read)
    const id = applicationIdOf(c)
    const { visit, days } = await house.db.read(async (tx) => {
      const found = await ownCase(tx, house, resident, id)
      const field = timeFieldOf(found)
      if (!field) throw new NotFound('appointment')
      return {
        visit: await appointmentOf(tx, id),
        days: daysWithin(field, found.way.answers, await offeredTimes(tx, house, field.calendar)),
      }
    })
    return c.json({
      appointment: visit ? { ...timeBody(visit), state: visit.state } : null,
      times: days.flatMap(({ times }) => times.map(timeBody)),
    })
  })

  residentDeed(app, house, { path: '/applications/:id/appointment' }, chosen, async (tx, resident, sent, c) => {
    const id = applicationIdOf(c)
    const slotId = parseId<'appointment-slot'>(sent.slot)
    if (!slotId) throw new NotFound('appointment slot')
    const moved = await chooseTime(tx, house, resident, { id, slotId })
    if (!moved.ok) throw new Conflict(`time_${moved.reason}`)
    return { slot: slotId }
  })

  for (const [path, act] of Object.entries({ arrival: markArrived, absence: markMissed })) {
    const at = { path: `/staff/appointments/:id/${path}` }
    staffDeed(app, house, at, appointmentPermission, nothing, async (tx, staff, _, c) => {
      const { appointment } = orConflict(await act(tx, house, staff, idIn<'appointment'>(c)))
      return { appointment: appointment.id, state: appointment.state }
    })
  }
}

type Time = { slotId: string; startsAt: Temporal.Instant; endsAt: Temporal.Instant }

const timeBody = ({ slotId, startsAt, endsAt }: Time) => ({
  slot: slotId,
  startsAt: startsAt.toString(),
  endsAt: endsAt.toString(),
})

const time = { slot: uuid, startsAt: moment, endsAt: moment }
const attended = object({ appointment: uuid, state: text })

export const appointmentOpenApi: NonNullable<Module['openApi']> = () => ({
  paths: {
    '/applications/{id}/appointment': {
      get: looked({
        ...forResidents('read'),
        id: 'readAppointment',
        summary: '来庁の予約と、いま選べる時刻。slot を質問の答えにも使う',
        done: object({
          appointment: { anyOf: [object({ ...time, state: text }), { type: 'null' }] },
          times: listOf(object(time)),
        }),
      }),
      post: described({
        ...forResidents('write'),
        id: 'moveAppointment',
        summary: '届けたあとに、来庁の時刻を変える',
        body: object({ slot: uuid }),
        done: object({ slot: uuid }),
      }),
    },
    '/staff/appointments/{id}/arrival': {
      post: described({ id: 'markArrived', summary: '来庁した', scope: appointmentPermission, done: attended }),
    },
    '/staff/appointments/{id}/absence': {
      post: described({ id: 'markMissed', summary: '来なかった', scope: appointmentPermission, done: attended }),
    },
  },
})
