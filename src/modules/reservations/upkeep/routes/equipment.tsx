import type { Hono } from 'hono'
import { z } from 'zod'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { requireFacility } from '../actions/kept-facility.ts'
import type { Change } from '../domain/change.ts'
import { facilityPath, upkeepPath } from '../pages/say.tsx'
import { EquipmentForm } from '../pages/words-form.tsx'
import { upkeepPermissions } from '../permissions.ts'
import { type KeptEquipment, type KeptFacility, keptEquipment } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'
import { reason, slugIn, typedOf } from './common.ts'
import { crumbsOf } from './times.tsx'
import { kana, write } from './words.tsx'

const at = `${upkeepPath}/facilities/:slug/equipment`

/** What is lent with the spaces of one facility. */
export function equipmentRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(at, (c) => form(c, house, undefined))
  app.post(at, (c) => save(c, house, undefined))
  app.get(`${at}/:equipment`, (c) => form(c, house, c.req.param('equipment')))
  app.post(`${at}/:equipment`, (c) => save(c, house, c.req.param('equipment')))
}

const schema = z.looseObject({
  name: field.text(100),
  kana,
  english: field.optionalText(200),
  stock: field.wholeNumber(1, 500),
  price: field.wholeNumber(0, 1_000_000),
  ends: field.ticked(),
  reason,
})

async function form(
  c: Ctx,
  house: House,
  id: string | undefined,
  errors: readonly FieldError[] = [],
  raw?: Raw,
): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const { facility, one } = await house.db.read(async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    return { facility, one: id === undefined ? undefined : await equipmentOf(tx, facility, id) }
  })
  const path = `${facilityPath(facility.slug)}/equipment`
  const kept: Raw = one
    ? {
        name: one.name,
        kana: one.nameKana ?? '',
        english: one.nameEnglish ?? '',
        stock: String(one.stock),
        price: String(one.price),
        ...(one.until !== null && { ends: 'yes' }),
      }
    : { price: '0' }
  return staffPage(
    c,
    house,
    { title: one ? t.words.equipment : t.words.newEquipment, current: upkeepPath, crumbs: crumbsOf(facility), errors },
    <EquipmentForm action={one ? `${path}/${one.id}` : path} typed={typedOf(raw ?? kept)} isNew={!one} />,
  )
}

async function equipmentOf(tx: Tx, facility: KeptFacility, id: string): Promise<KeptEquipment> {
  const found = (await keptEquipment(tx, facility.id)).find((one) => String(one.id) === id)
  if (!found) throw new NotFound('equipment')
  return found
}

async function save(c: Ctx, house: House, id: string | undefined): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const read = await readForm(c, schema)
  if (!read.ok) return form(c, house, id, read.errors, read.raw)
  const { name, kana: reading, english = null, stock, price, ends, reason: why } = read.value
  const done = await submitOnce(
    c,
    house,
    { form: `reservations.equipment:${slugIn(c)}:${id ?? 'new'}` },
    async (tx) => {
      const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
      const one = id === undefined ? undefined : await equipmentOf(tx, facility, id)
      const others = (await keptEquipment(tx, facility.id)).filter((other) => other.id !== one?.id)
      if (others.some((other) => other.name === name))
        return { errors: [{ field: 'name', message: t.problems.nameTaken }] }
      const today = house.clock.today().toString()
      const change: Change = {
        kind: 'equipment',
        equipment: one?.id ?? null,
        name,
        kana: reading,
        english,
        stock,
        price,
        until: ends ? (one?.until ?? today) : null,
      }
      return write(tx, house, staff, { facility, change, reason: why })
    },
  )
  return done.ok ? done.response : form(c, house, id, done.errors, read.raw)
}
