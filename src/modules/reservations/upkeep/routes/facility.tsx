import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { closedDaysBetween } from '../../places/store/facilities.ts'
import { patternsBetween } from '../../places/store/patterns.ts'
import { blockNames, sayClosing } from '../block-names.ts'
import { draftChange } from '../actions/draft.ts'
import { requireFacility } from '../actions/kept-facility.ts'
import { putIntoEffect } from '../actions/put-into-effect.ts'
import type { Change } from '../domain/change.ts'
import { FacilityPage } from '../pages/facility-page.tsx'
import { facilityPath, upkeepPath } from '../pages/say.tsx'
import { upkeepPermissions } from '../permissions.ts'
import { changesOf } from '../store/changes.ts'
import { isWallUsed, keptAtoms, keptEquipment, keptSpaces } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { slugIn, told } from './common.ts'

const mostChanges = 50
const monthsShown = 6
const monthsOfPatterns = 18

export function facilityRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${upkeepPath}/facilities/:slug`, (c) => facilityPage(c, house))
  app.post(`${upkeepPath}/facilities/:slug/neighbours`, (c) => neighbours(c, house))
}

async function facilityPage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const today = house.clock.today()
  const shown = await house.db.read(async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    const spaces = await keptSpaces(tx, facility.id)
    const ids = spaces.map(({ id }) => id)
    const { patterns } = await patternsBetween(tx, ids, today, today.add({ months: monthsOfPatterns }))
    return {
      facility,
      spaces,
      patterns,
      closed: (await closedDaysBetween(tx, facility.id, today, today.add({ months: monthsShown }))).map(
        ({ day, why }) => ({ day, why: sayClosing(house, why) }),
      ),
      equipment: await keptEquipment(tx, facility.id),
      atoms: await keptAtoms(tx, facility.id),
      changes: await told(tx, await changesOf(tx, { facilityId: facility.id }, mostChanges)),
    }
  })
  return staffPage(
    c,
    house,
    {
      title: shown.facility.name,
      current: upkeepPath,
      crumbs: [{ href: upkeepPath, label: t.title }],
      errors,
    },
    <FacilityPage
      {...shown}
      blockNames={blockNames(house)}
      mayChange={staff.permissions.has(upkeepPermissions.change)}
    />,
  )
}

const wallForm = z.looseObject({
  one: field.text(20),
  other: field.text(20),
  hear: field.choice(['yes', 'no']),
})

async function neighbours(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const form = await readForm(c, wallForm)
  if (!form.ok) return facilityPage(c, house, form.errors)
  const { one, other, hear } = form.value
  if (one === other) return facilityPage(c, house, [{ field: 'other', message: t.neighbours.same }])
  const done = await submitOnce(c, house, { form: `reservations.neighbours:${slugIn(c)}` }, async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    const atoms = await keptAtoms(tx, facility.id)
    const [a, b] = [one, other].map((id) => atoms.find((atom) => String(atom.id) === id))
    if (!a || !b) return { errors: [{ field: 'one', message: t.problems.notHere }] }
    if (hear === 'no' && (await isWallUsed(tx, a.id, b.id)))
      return { errors: [{ field: 'one', message: t.neighbours.inUse }] }
    const words = hear === 'yes' ? t.neighbours.add : t.neighbours.remove
    const change: Change = { kind: 'neighbours', one: a.id, other: b.id, hear: hear === 'yes' }
    const id = await draftChange(tx, house, staff, {
      owner: { facilityId: facility.id },
      change,
      reason: `${a.name}・${b.name}：${words}`,
    })
    await putIntoEffect(tx, house, staff, { id, seal: undefined })
    return { location: facilityPath(facility.slug) }
  })
  return done.ok ? done.response : facilityPage(c, house, done.errors)
}
