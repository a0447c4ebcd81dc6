import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/actor.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { enterAbsence, takeBackAbsence } from '../actions/absences.ts'
import { OfficesPage } from '../pages/offices-page.tsx'
import { workforcePermissions } from '../permissions.ts'
import { absencesOf } from '../store/absences.ts'
import { changesAfter, colleaguesWithin, holdersOfDay, officesOfDay } from '../store/organisation.ts'
import { absenceProblems, absences, offices as t } from '../text/staff.ts'

const timeOfDay = z
  .string()
  .optional()
  .transform((text) => text?.normalize('NFKC').trim() || undefined)
  .refine((text) => text === undefined || /^([01]?\d|2[0-3]):[0-5]\d$/.test(text), { error: absences.badTime })
  .transform((text) => text?.padStart(5, '0'))

const absenceForm = z.object({
  staff: field.text(40),
  from: field.day(parseWareki),
  fromTime: timeOfDay,
  until: field.day(parseWareki),
  untilTime: timeOfDay,
  cover: field.optionalText(40),
})

export function officeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/offices', (c) => showOffices(c, house))

  app.post('/staff/offices/absences', async (c) => {
    const actor = requireStaff(c, workforcePermissions.read)
    const form = await readForm(c, absenceForm)
    if (!form.ok) return showOffices(c, house, form.errors, form.raw)
    const staffId = parseId<'staff'>(form.value.staff)
    if (!staffId) throw new NotFound('staff')
    const done = await submitOnce(c, house, { form: 'people.absence' }, async (tx) => {
      const cover = parseId<'staff'>(form.value.cover ?? '')
      const entered = await enterAbsence(tx, house, actor, staffId, { ...form.value, cover })
      if (entered.ok) return { location: '/staff/offices' }
      const field = entered.reason.startsWith('cover') ? 'cover' : 'until'
      return { errors: [{ field, message: absenceProblems[entered.reason] }] }
    })
    return done.ok ? done.response : showOffices(c, house, done.errors, form.raw)
  })

  app.post('/staff/offices/absences/:id/cancellation', async (c) => {
    const actor = requireStaff(c, workforcePermissions.read)
    const id = parseId<'absence'>(c.req.param('id'))
    if (!id) throw new NotFound('absence')
    const done = await submitOnce(c, house, { form: `people.absence.cancel:${id}` }, async (tx) => {
      await takeBackAbsence(tx, house, actor, id)
      return { location: '/staff/offices' }
    })
    return done.ok ? done.response : showOffices(c, house, done.errors)
  })
}

type Typed = Readonly<Record<string, string | string[]>>

async function showOffices(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<Response> {
  const staff = requireStaff(c, workforcePermissions.read)
  const today = house.clock.today()
  const on = parseWareki(c.req.query('on') ?? '') ?? today
  const now = house.clock.now()
  const found = await house.db.read(async (tx) => {
    const people = staff.permissions.has(workforcePermissions.absence)
      ? await colleaguesWithin(tx, officesOf(staff), today)
      : [ownEntry(staff)]
    return {
      offices: await officesOfDay(tx, on),
      holders: await holdersOfDay(tx, on, now),
      changes: await changesAfter(tx, on),
      people,
      covers: (await colleaguesWithin(tx, officesOf(staff), today)).filter(
        ({ staffId }) => people.length > 1 || staffId !== staff.staffId,
      ),
      absences: await absencesOf(
        tx,
        people.map(({ staffId }) => staffId),
        now,
      ),
    }
  })
  const { people, covers, absences, ...organisation } = found
  return staffPage(
    c,
    house,
    { title: t.title, current: '/staff/offices', errors },
    <OfficesPage
      {...organisation}
      profile={house.profile}
      staff={staff}
      on={on}
      absences={{ self: staff.staffId, people, covers, absences, typed }}
    />,
  )
}

const officesOf = ({ posts, oversees }: Staff) => [...posts.map(({ officeId }) => officeId), ...oversees]

const ownEntry = ({ staffId, displayName }: Staff) => ({ staffId, name: displayName })
