import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
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
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { placeWords } from '../../places/index.ts'
import { draftChange } from '../actions/draft.ts'
import { requireFacility } from '../actions/kept-facility.ts'
import { putIntoEffect } from '../actions/put-into-effect.ts'
import type { Change, ChangeOf, SpaceWords } from '../domain/change.ts'
import { facilityPath, upkeepPath } from '../pages/say.tsx'
import { FacilityForm, type SpaceChoices, SpaceForm } from '../pages/words-form.tsx'
import { upkeepPermissions } from '../permissions.ts'
import { type KeptFacility, type KeptSpace, keptSpaces } from '../store/kept.ts'
import { writtenRules } from '../store/put-rules.ts'
import { upkeepTexts as t } from '../text.ts'
import { optionalDay, optionalNumber, reason, slugIn, typedOf } from './common.ts'
import { crumbsOf } from './times.tsx'

const at = `${upkeepPath}/facilities/:slug`

/** What a facility and its spaces are called and hold: stands at once, the history keeps what it was. */
export function wordsRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${at}/words`, (c) => facilityForm(c, house))
  app.post(`${at}/words`, (c) => writeFacility(c, house))
  app.get(`${at}/spaces`, (c) => spaceForm(c, house, undefined))
  app.post(`${at}/spaces`, (c) => addSpace(c, house))
  app.get(`${at}/spaces/:space`, (c) => spaceForm(c, house, c.req.param('space')))
  app.post(`${at}/spaces/:space`, (c) => writeSpace(c, house))
}

/** Written down, put into effect and kept in the history, in one transaction. */
export async function write(
  tx: Tx,
  house: House,
  staff: Staff,
  made: { facility: KeptFacility; change: Change; reason: string },
): Promise<{ location: string }> {
  const { facility, change } = made
  const id = await draftChange(tx, house, staff, { owner: { facilityId: facility.id }, change, reason: made.reason })
  await putIntoEffect(tx, house, staff, { id, seal: undefined })
  return { location: `${facilityPath(facility.slug)}#history` }
}

export const kana = field
  .text(200)
  .refine((text) => /^[\p{Script=Hiragana}ー・ 　0-9A-Za-z（）()]+$/u.test(text), t.problems.kana)
const names = { name: field.text(100), kana, english: field.optionalText(200), reason }
const marks = { online: field.ticked(), confirmed: field.ticked() }

const facilitySchema = z.looseObject({
  ...names,
  ...marks,
  address: field.text(200),
  phone: field.optionalText(20).refine((text) => !text || /^0\d{1,4}-\d{1,4}-\d{3,4}$/.test(text), t.problems.phone),
})

async function facilityForm(c: Ctx, house: House, errors: readonly FieldError[] = [], raw?: Raw): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const facility = await house.db.read((tx) => requireFacility(tx, house, staff, { slug: slugIn(c) }))
  const kept = {
    name: facility.name,
    kana: facility.nameKana,
    english: facility.nameEnglish ?? '',
    address: facility.address,
    phone: facility.phone ?? '',
    ...ticks(facility),
  }
  return staffPage(
    c,
    house,
    { title: t.words.facility, current: upkeepPath, crumbs: crumbsOf(facility), errors },
    <FacilityForm action={`${facilityPath(facility.slug)}/words`} typed={typedOf(raw ?? kept)} />,
  )
}

const ticks = ({ isOnline, isConfirmed }: { isOnline: boolean; isConfirmed: boolean }): Raw => ({
  ...(isOnline && { online: 'yes' }),
  ...(isConfirmed && { confirmed: 'yes' }),
})

async function writeFacility(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const form = await readForm(c, facilitySchema)
  if (!form.ok) return facilityForm(c, house, form.errors, form.raw)
  const { name, kana: reading, english = null, address, phone = null, online, confirmed, reason: why } = form.value
  const change: Change = { kind: 'facility', name, kana: reading, english, address, phone, online, confirmed }
  const done = await submitOnce(c, house, { form: `reservations.facility:${slugIn(c)}` }, async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    return write(tx, house, staff, { facility, change, reason: why })
  })
  return done.ok ? done.response : facilityForm(c, house, done.errors, form.raw)
}

const spaceSchema = z.looseObject({
  ...names,
  ...marks,
  slug: field.optionalText(60),
  atoms: field.optionalText(2000),
  rules: field.text(60),
  tariff: field.optionalText(60),
  capacity: field.wholeNumber(1, 30_000),
  area: optionalNumber(1, 30_000),
  activities: z.array(z.string()).min(1, t.problems.noActivity),
  until: optionalDay,
})
type SpaceFields = z.output<typeof spaceSchema>

async function spaceForm(
  c: Ctx,
  house: House,
  id: string | undefined,
  errors: readonly FieldError[] = [],
  raw?: Raw,
): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const { facility, space, choices } = await house.db.read(async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    const space = id === undefined ? undefined : await spaceOf(tx, facility, id)
    return { facility, space, choices: await choicesOf(tx, house) }
  })
  const path = `${facilityPath(facility.slug)}/spaces`
  return staffPage(
    c,
    house,
    { title: space ? t.words.space : t.words.newSpace, current: upkeepPath, crumbs: crumbsOf(facility), errors },
    <SpaceForm
      action={space ? `${path}/${space.id}` : path}
      typed={typedOf(raw ?? (space ? keptWords(space) : { online: 'yes' }))}
      choices={choices}
      isNew={!space}
    />,
  )
}

const keptWords = (space: KeptSpace): Raw => ({
  name: space.name,
  kana: space.nameKana,
  english: space.nameEnglish ?? '',
  rules: space.rules,
  tariff: space.tariff ?? '',
  capacity: String(space.capacity),
  area: space.area === null ? '' : String(space.area),
  activities: space.activities,
  until: space.until === null ? '' : Temporal.PlainDate.from(space.until).subtract({ days: 1 }).toString(),
  ...ticks(space),
})

async function spaceOf(tx: Tx, facility: KeptFacility, id: string): Promise<KeptSpace> {
  const space = (await keptSpaces(tx, facility.id)).find((one) => String(one.id) === id)
  if (!space) throw new NotFound('space')
  return space
}

async function choicesOf(tx: Tx, house: House): Promise<SpaceChoices> {
  const keys = (rows: readonly { key: string }[]) => [...new Set(rows.map(({ key }) => key))]
  return {
    rules: keys(await writtenRules(tx, 'rule-set')),
    tariffs: keys(await writtenRules(tx, 'tariff')),
    activities: (placeWords(house)?.activities ?? []).map(({ key, ja }) => ({
      value: key,
      label: withoutReadings(ja),
    })),
  }
}

function wordsOf(
  value: SpaceFields,
  choices: SpaceChoices,
): { ok: true; words: SpaceWords } | { ok: false; errors: FieldError[] } {
  const { tariff = null, activities } = value
  const errors = [
    ...(choices.rules.includes(value.rules) ? [] : [{ field: 'rules', message: t.problems.notHere }]),
    ...(tariff === null || choices.tariffs.includes(tariff) ? [] : [{ field: 'tariff', message: t.problems.notHere }]),
    ...(activities.every((one) => choices.activities.some((known) => known.value === one))
      ? []
      : [{ field: 'activities', message: t.problems.notHere }]),
  ]
  if (errors.length > 0) return { ok: false, errors }
  const { name, kana: reading, english = null, rules, capacity, area = null, online, confirmed, until } = value
  const last = until?.add({ days: 1 }).toString() ?? null
  return {
    ok: true,
    words: { name, kana: reading, english, rules, tariff, capacity, area, activities, online, confirmed, until: last },
  }
}

async function writeSpace(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const id = c.req.param('space') ?? ''
  const form = await readForm(c, spaceSchema, { lists: ['activities'] })
  if (!form.ok) return spaceForm(c, house, id, form.errors, form.raw)
  const done = await submitOnce(c, house, { form: `reservations.space:${slugIn(c)}:${id}` }, async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    const space = await spaceOf(tx, facility, id)
    const read = wordsOf(form.value, await choicesOf(tx, house))
    if (!read.ok) return read
    if (read.words.until !== null && read.words.until <= house.clock.today().toString())
      return { errors: [{ field: 'until', message: t.problems.past }] }
    const change: Change = { kind: 'space', space: space.id, words: read.words }
    return write(tx, house, staff, { facility, change, reason: form.value.reason })
  })
  return done.ok ? done.response : spaceForm(c, house, id, done.errors, form.raw)
}

async function addSpace(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const form = await readForm(c, spaceSchema, { lists: ['activities'] })
  if (!form.ok) return spaceForm(c, house, undefined, form.errors, form.raw)
  const { slug = '', atoms = '', name, reason: why } = form.value
  const parts = [...new Set(atoms.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  const done = await submitOnce(c, house, { form: `reservations.new-space:${slugIn(c)}` }, async (tx) => {
    const facility = await requireFacility(tx, house, staff, { slug: slugIn(c) })
    if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(slug)) return { errors: [{ field: 'slug', message: t.problems.slug }] }
    const known = await keptSpaces(tx, facility.id)
    if (known.some((one) => one.slug === slug)) return { errors: [{ field: 'slug', message: t.problems.slugTaken }] }
    const read = wordsOf(form.value, await choicesOf(tx, house))
    if (!read.ok) return read
    const change: ChangeOf<'new-space'> = {
      kind: 'new-space',
      slug,
      atoms: parts.length > 0 ? parts : [name],
      words: read.words,
    }
    return write(tx, house, staff, { facility, change, reason: why })
  })
  return done.ok ? done.response : spaceForm(c, house, undefined, done.errors, form.raw)
}
