import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatDateTime, formatPlainTime, toWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { z } from 'zod'
import { reservationNumber } from '../../booking/domain/reservation.ts'
import { knownWard } from '../../known-ward.ts'
import { idIn } from '../../registrants/routes/ids.ts'
import { effectOf } from '../actions/effect-of.ts'
import { dropChange, isLookedAt, putIntoEffect, requireOwn } from '../actions/put-into-effect.ts'
import { handOverHref } from '../actions/hand-over.ts'
import { sampleStages } from '../actions/sample-stages.ts'
import { saysOf } from '../actions/says-of.ts'
import { blockNames } from '../block-names.ts'
import { detailsOf } from '../pages/details.ts'
import { ChangePage } from '../pages/change-page.tsx'
import { changePath, upkeepPath } from '../pages/say.tsx'
import { upkeepPermissions } from '../permissions.ts'
import { findChange, hitsOf } from '../store/changes.ts'
import { registrantNumbers } from '../store/registrant-numbers.ts'
import { upkeepTexts as t } from '../text.ts'
import { told } from './common.ts'

const mostLeft = 200

/** A change: its preview, and putting it into effect. */
export function changeRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${upkeepPath}/changes/:id`
  app.get(at, (c) => changePage(c, house))
  app.post(`${at}/effect`, (c) => effect(c, house))
  app.post(`${at}/drop`, (c) => drop(c, house))
}

async function changePage(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const id = idIn<'place-change'>(c, 'id')
  const names = blockNames(house)
  const shown = await house.db.read(async (tx) => {
    const written = await findChange(tx, id)
    if (!written) throw new NotFound('place-change')
    await requireOwn(tx, house, staff, written)
    const { change, state, facilityId } = written
    const ward = await knownWard(tx, house)
    const spaceName = (space: number) => {
      const found = ward.spaces.get(space)
      return found ? `${found.facility.name} ${found.name}` : ''
    }
    const met = state === 'drafted' && isLookedAt(change) ? await effectOf(tx, house, change, facilityId) : undefined
    const over = met?.over.slice(0, 100).map(({ entity }) => entity) ?? []
    const left = state === 'effected' && isLookedAt(change) ? await hitsOf(tx, id, mostLeft) : undefined
    const [one] = await told(tx, [written])
    if (!one) throw new NotFound('place-change')
    return {
      one,
      effect: met,
      spaceName,
      details: detailsOf(change, { names, spaceName }),
      numberOf: await registrantNumbers(tx, over),
      says: isLookedAt(change) ? saysOf(house, ward, change) : undefined,
      samples: change.kind === 'rule-set' && state === 'drafted' ? sampleStages(house, ward, change) : [],
      left: left?.map((hit) => ({
        number: reservationNumber(hit.serial, hit.createdAt),
        space: spaceName(hit.spaceId),
        day: toWareki(hit.day),
        time: [hit.starts, hit.ends].map((time) => formatPlainTime(Temporal.PlainTime.from(time), 'ja')).join('〜'),
      })),
      closeHref: left && (await handOverHref(tx, staff, { facilityId, left, on: house.clock.today() })),
    }
  })
  const { endedAt } = shown.one
  return staffPage(
    c,
    house,
    {
      title: t.change.title,
      current: upkeepPath,
      crumbs: [{ href: upkeepPath, label: t.title }],
      errors,
      styles: ['upkeep.css'],
    },
    <ChangePage
      {...shown}
      endedAt={endedAt ? formatDateTime(endedAt, 'ja') : undefined}
      mayChange={staff.permissions.has(upkeepPermissions.change)}
    />,
  )
}

async function effect(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const id = idIn<'place-change'>(c, 'id')
  const form = await readForm(c, z.looseObject({ seal: z.string().optional() }))
  const seal = form.ok ? form.value.seal : undefined
  const done = await submitOnce(c, house, { form: `reservations.put-into-effect:${id}` }, async (tx) => {
    const put = await putIntoEffect(tx, house, staff, { id, seal })
    return put.ok
      ? { location: changePath(id) }
      : { errors: [{ field: 'effect', message: t.change.problems[put.reason] }] }
  })
  return done.ok ? done.response : changePage(c, house, done.errors)
}

async function drop(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const id = idIn<'place-change'>(c, 'id')
  const done = await submitOnce(c, house, { form: `reservations.drop-change:${id}` }, async (tx) => {
    await dropChange(tx, house, staff, id)
    return { location: changePath(id) }
  })
  return done.ok ? done.response : changePage(c, house, done.errors)
}
