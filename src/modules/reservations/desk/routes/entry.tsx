import type { Hono } from 'hono'
import { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
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
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { readTime } from '../../booking/domain/chosen.ts'
import type { TimeChoice } from '../../booking/domain/offer.ts'
import { knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import type { Registrant } from '../../registrants/domain/registrant.ts'
import { rulesOf } from '../../registrants/rules-of.ts'
import { timesOf } from '../../vacancies/domain/free.ts'
import { busyTimes } from '../../vacancies/store/busy.ts'
import { enterReservation } from '../actions/enter.ts'
import type { Whose } from '../actions/offer-at-desk.ts'
import { findWhose, registrantChosen } from '../actions/registrants.ts'
import { clock } from '../domain/sheet.ts'
import { readPhone } from '../domain/visitor.ts'
import { entryTexts as t } from '../entry-text.ts'
import { EntryPage } from '../pages/entry-page.tsx'
import { facilitiesPath, reservationPath, sayTime, sheetPath } from '../pages/say.tsx'
import { sayDay } from '../pages/sheet-page.tsx'
import { deskPermissions } from '../permissions.ts'
import { sayEntryProblem, yieldsToReason } from '../say-problem.ts'
import { deskFacility } from '../store/facilities.ts'
import { deskTexts } from '../text.ts'
import { dayIn, wordsOf } from './at-desk.ts'

/** Taking a place for somebody who stands at the desk or calls. */
export function entryRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${facilitiesPath}/:slug/:day/entry`, (c) => {
    const { space = '', block, from } = c.req.query()
    const starts = Number(from)
    const raw = {
      space,
      ...(block && { blocks: [block] }),
      ...(from && Number.isSafeInteger(starts) && { starts: clock(starts) }),
    }
    return entryPage(c, house, { raw })
  })
  app.post(`${facilitiesPath}/:slug/:day/entries`, (c) => enter(c, house))
}

const entryForm = z.looseObject({
  space: field.wholeNumber(1, 2_000_000_000),
  blocks: z.array(z.string().regex(/^\d{1,2}$/)).max(40),
  whose: field.choice(['registrant', 'visitor']),
  registrant: field.optionalText(100),
  registrantId: field.optionalText(40),
  name: field.optionalText(100),
  phone: field.optionalText(30),
  class: field.optionalText(60),
  activity: field.text(60),
  attendees: field.wholeNumber(1, 9999),
  purpose: field.optionalText(500),
  channel: field.choice(['counter', 'phone']),
  overrideReason: field.optionalText(200),
})
type Entry = z.output<typeof entryForm>

async function enter(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.handle)
  const which = dayIn(c)
  const form = await readForm(c, entryForm, { lists: ['blocks'] })
  if (!form.ok) return entryPage(c, house, { raw: form.raw, errors: form.errors })
  const { value, raw } = form
  const space = await spaceOf(house, value.space)
  const choice = choiceOf(value)
  const lent = lentOf(raw, space)
  const flaws = [...(choice.ok ? [] : [choice.error]), ...lent.errors]
  const whose = await house.db.transact((tx) => whoseOf(tx, house, staff, value, which.slug))
  if (!whose.ok || !choice.ok || flaws.length > 0)
    return entryPage(c, house, {
      raw,
      errors: [...flaws, ...(whose.ok ? [] : [whose.error])],
      candidates: whose.ok ? [] : whose.candidates,
    })
  let asksReason = value.overrideReason !== undefined
  const done = await submitOnce(c, house, { form: 'reservations.desk-entry' }, async (tx) => {
    const { activity, attendees, purpose, channel, overrideReason } = value
    const asked = { activity, attendees, purpose, channel, overrideReason, equipment: lent.equipment }
    const made = await enterReservation(tx, house, staff, {
      ...asked,
      ...which,
      spaceId: space.id,
      choice: choice.choice,
      whose: whose.whose,
    })
    if (made.ok) return { location: reservationPath(made.id) }
    asksReason ||= yieldsToReason(made.why)
    return { errors: [sayEntryProblem(made.why, space)] }
  })
  return done.ok ? done.response : entryPage(c, house, { raw, errors: done.errors, asksReason })
}

async function spaceOf(house: House, id: number): Promise<Space> {
  const space = await house.db.read(async (tx) => (await knownWard(tx, house)).spaces.get(id))
  if (!space) throw new NotFound('space')
  return space
}

type ReadChoice = { ok: true; choice: TimeChoice } | { ok: false; error: FieldError }

function choiceOf({ blocks, ...rest }: Entry): ReadChoice {
  if (blocks.length > 0) return { ok: true, choice: { blocks: blocks.map(Number).toSorted((a, b) => a - b) } }
  const typed: Readonly<Record<string, unknown>> = rest
  if (typed.starts === undefined && typed.ends === undefined)
    return { ok: false, error: { field: 'blocks', message: t.problems.blocks } }
  const [starts, ends] = [readTime(textOf(typed.starts)), readTime(textOf(typed.ends))]
  if (starts && ends) return { ok: true, choice: { starts, ends } }
  return { ok: false, error: { field: starts ? 'ends' : 'starts', message: t.problems.typedTime } }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function lentOf(raw: Raw, { equipment }: Space) {
  const asked = equipment.map(({ id, stock }) => {
    const typed = (textOf(raw[`equipment-${id}`]) ?? '').normalize('NFKC').trim() || '0'
    return { id, pieces: /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN, stock }
  })
  const errors = asked
    .filter(({ pieces, stock }) => !(pieces <= stock))
    .map(({ id }): FieldError => ({ field: `equipment-${id}`, message: t.problems.stock }))
  return { errors, equipment: asked.filter(({ pieces }) => pieces > 0).map(({ id, pieces }) => ({ id, pieces })) }
}

type FoundWhose = { ok: true; whose: Whose } | { ok: false; error: FieldError; candidates: readonly Registrant[] }

async function whoseOf(tx: Tx, house: House, staff: Staff, entry: Entry, slug: string): Promise<FoundWhose> {
  await deskFacility(tx, staff, { slug }, house.clock.today())
  const wrong = (name: string, message: string, candidates: readonly Registrant[] = []): FoundWhose => ({
    ok: false,
    error: { field: name, message },
    candidates,
  })
  if (entry.whose === 'visitor') {
    const phone = readPhone(entry.phone ?? '')
    if (!entry.name) return wrong('name', t.problems.name)
    if (!phone) return wrong('phone', t.problems.phone)
    const first = personClasses(house)[0]?.value
    return { ok: true, whose: { visitor: { name: entry.name, phone, class: entry.class ?? first ?? '' } } }
  }
  if (!entry.registrant) return wrong('registrant', t.problems.words)
  const found = await findWhose(tx, house, staff, entry.registrant)
  const chosen = found.length === 1 ? found[0] : found.find(({ id }) => id === entry.registrantId)
  const registrant = chosen && (await registrantChosen(tx, house, chosen.id))
  if (registrant) return { ok: true, whose: { registrant } }
  return found.length === 0 ? wrong('registrant', t.problems.nobody) : wrong('registrantId', t.problems.choose, found)
}

const personClasses = (house: House) =>
  rulesOf(house)
    .classes.filter(({ kind }) => kind === 'person')
    .map(({ key, ja }) => ({ value: key, label: withoutReadings(ja) }))

type Again = {
  raw: Raw
  errors?: readonly FieldError[]
  candidates?: readonly Registrant[]
  asksReason?: boolean
}

async function entryPage(
  c: Ctx,
  house: House,
  { raw, errors = [], candidates = [], asksReason }: Again,
): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.handle)
  const words = wordsOf(house)
  const { slug, day } = dayIn(c)
  const { space, blocks } = await house.db.read(async (tx) => {
    const facility = await deskFacility(tx, staff, { slug }, house.clock.today())
    const ward = await knownWard(tx, house)
    const known = ward.spaces.get(Number(raw.space))
    if (known?.facility.id !== facility.id) throw new NotFound('space')
    const pattern = ward.patternOn(known.id, day)
    const busy = await busyTimes(tx, known.atoms, [day])
    const taken = known.atoms.flatMap((atom) => busy.get(atom)?.get(day.toString()) ?? [])
    return { space: known, blocks: pattern?.free ? undefined : freeBlocks(pattern ? timesOf(pattern, taken) : []) }
  })
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: facilitiesPath,
      crumbs: [
        { href: facilitiesPath, label: deskTexts.title },
        { href: sheetPath(slug, day), label: `${space.facility.name} ${sayDay(day)}` },
      ],
      summary: <p class="meta">{space.name}</p>,
      errors: errors.map((one) => (one.field === 'blocks' && !blocks ? { ...one, field: 'starts' } : one)),
    },
    <EntryPage
      space={space}
      day={day}
      words={words}
      blocks={blocks}
      chosen={[raw.blocks ?? []].flat()}
      classes={personClasses(house)}
      candidates={candidates}
      asksReason={asksReason ?? textOf(raw.overrideReason) !== undefined}
      typed={(name) => textOf(raw[name])}
    />,
  )
}

const freeBlocks = (times: ReturnType<typeof timesOf>) =>
  times.flatMap((time) =>
    time.isFree && time.no !== undefined ? [{ value: String(time.no), label: sayTime(time) }] : [],
  )
