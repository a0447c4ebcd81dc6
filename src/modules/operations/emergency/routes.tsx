import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import {
  emergencyPageLimit,
  heaviestPage,
  lastSwitches,
  lookAtEmergency,
  momentAfter,
  writeEmergencySwitch,
  writeEmergencyText,
} from '#platform/emergency/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { z } from 'zod'
import { readEmergencyTexts, typedTexts } from './form.ts'
import { EmergencyDeskPage } from './page.tsx'
import { emergencyPermissions as may } from './permissions.ts'
import { emergencyDeskTexts as t } from './text.ts'

const page = '/staff/emergency'

export function emergencyRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(page, (c) => show(c, house))

  app.post(`${page}/texts`, async (c) => {
    const staff = requireStaff(c, may.write)
    const form = await readForm(c, z.looseObject({}))
    const read = readEmergencyTexts(form.raw)
    if (!form.ok || !read.ok)
      return show(c, house, [...(form.ok ? [] : form.errors), ...(read.ok ? [] : read.errors)], form.raw)
    const { texts } = read
    const soon = { text: { at: new Date().toISOString(), texts } }
    if (heaviestPage(house.profile, soon) > emergencyPageLimit)
      return show(c, house, [{ field: 'ja-places', message: t.tooHeavy }], form.raw)
    const done = await submitOnce(c, house, { form: 'operations.emergency.text' }, async (tx) => {
      await writeEmergencyText(tx, texts, staff.staffId)
      const subject = { kind: 'emergency', id: 'text' }
      await recordAudit(tx, { actor: staff, action: 'operations.emergency.write', subject })
      return { location: `${page}?done=saved` }
    })
    if (!done.ok) return show(c, house, done.errors, form.raw)
    await lookAtEmergency(house)
    return done.response
  })

  app.post(`${page}/switch`, async (c) => {
    const staff = requireStaff(c, may.throw)
    const form = await readForm(c, z.object({ to: field.choice(['on', 'off']) }))
    if (!form.ok) return show(c, house, form.errors)
    const isOn = form.value.to === 'on'
    if (isOn && !house.emergency.state.text) return show(c, house, [{ field: '', message: t.noText }])
    const at = momentAfter(house.emergency.state)
    const done = await submitOnce(c, house, { form: 'operations.emergency.switch' }, async (tx) => {
      await writeEmergencySwitch(tx, { at, isOn, staffId: staff.staffId })
      const subject = { kind: 'emergency', id: form.value.to }
      await recordAudit(tx, { actor: staff, action: 'operations.emergency.switch', subject })
      return { location: `${page}?done=switched` }
    })
    if (!done.ok) return show(c, house, done.errors)
    await lookAtEmergency(house)
    return done.response
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = [], raw?: Raw): Promise<Response> {
  const staff = requireStaff(c)
  const mine = { write: staff.permissions.has(may.write), throw: staff.permissions.has(may.throw) }
  if (!mine.write && !mine.throw) requireStaff(c, may.write)
  const { switches, names } = await house.db.read(async (tx) => {
    const found = await lastSwitches(tx, 20)
    return {
      switches: found,
      names: await staffNames(
        tx,
        found.flatMap(({ staffId }) => staffId ?? []),
      ),
    }
  })
  const { state } = house.emergency
  const drafts = house.profile.emergencyDrafts
  const draft = drafts.find(({ key }) => key === c.req.query('draft'))
  const done = c.req.query('done')
  return staffPage(
    c,
    house,
    { title: t.title, current: page, errors },
    <EmergencyDeskPage
      isOn={state.switch?.isOn === true}
      hasText={state.text !== undefined}
      switches={switches.map(({ at, isOn, staffId }) => ({ at, isOn, who: staffId ? names.get(staffId) : undefined }))}
      drafts={drafts}
      typed={raw ?? typedTexts(draft?.texts ?? state.text?.texts ?? {})}
      may={mine}
      done={done === 'saved' || done === 'switched' ? done : undefined}
    />,
  )
}
