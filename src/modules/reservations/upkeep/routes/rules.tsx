import type { Hono } from 'hono'
import { z } from 'zod'
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
import { knownWard } from '../../known-ward.ts'
import { placeWords } from '../../places/index.ts'
import { registrantRules } from '../../registrants/profile.ts'
import { ruleCalendar } from '../../rules/index.ts'
import { draftChange } from '../actions/draft.ts'
import { saysOf } from '../actions/says-of.ts'
import type { RuleSetChange, TariffChange } from '../domain/change.ts'
import { checkRules } from '../domain/check-rules.ts'
import type { Window } from '../domain/split.ts'
import { type ListedRule, RulePage, rulePath, type RuleKind, RulesPage } from '../pages/rules-page.tsx'
import { changePath, rulesPath, upkeepPath } from '../pages/say.tsx'
import { keeperOf, requireCentral, upkeepPermissions } from '../permissions.ts'
import { changesOf } from '../store/changes.ts'
import { writtenRules } from '../store/put-rules.ts'
import { upkeepTexts as t } from '../text.ts'
import { dayField, optionalDay, reason, told, typedOf } from './common.ts'
import { windowErrors } from './times.tsx'

const mostChanges = 30
const longestRules = 20_000

/** Rules and prices as data with validity. */
export function rulesRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(rulesPath, (c) => rulesPage(c, house))
  app.get(`${rulesPath}/:kind/:key`, (c) => rulePage(c, house))
  app.post(`${rulesPath}/:kind/:key`, (c) => draftRules(c, house))
}

type WrittenRow = Window & { key: string; data: unknown }

const marks = z.object({ confirmed: z.boolean().catch(false), source: z.string().catch('') })
const listed = ({ key, from, until, data }: WrittenRow): ListedRule => {
  const { confirmed, source } = marks.parse(data)
  return { key, from, until, isConfirmed: confirmed, source }
}

async function rulesPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const found = await house.db.read(async (tx) => {
    requireCentral(await keeperOf(tx, house, staff))
    return { ruleSets: await writtenRules(tx, 'rule-set'), tariffs: await writtenRules(tx, 'tariff') }
  })
  return staffPage(
    c,
    house,
    { title: t.rules, current: upkeepPath, crumbs: [{ href: upkeepPath, label: t.title }] },
    <RulesPage ruleSets={found.ruleSets.map(listed)} tariffs={found.tariffs.map(listed)} />,
  )
}

function ruleIn(c: Ctx): { kind: RuleKind; key: string } {
  const kind = c.req.param('kind')
  if (kind !== 'rule-set' && kind !== 'tariff') throw new NotFound('rules')
  return { kind, key: c.req.param('key') ?? '' }
}

async function rulePage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw?: Raw): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const { kind, key } = ruleIn(c)
  const tomorrow = house.clock.today().add({ days: 1 }).toString()
  const found = await house.db.read(async (tx) => {
    requireCentral(await keeperOf(tx, house, staff))
    const rows = await writtenRules(tx, kind, key)
    const standing = rows.find(({ until }) => until === null || until > tomorrow)
    if (!standing) throw new NotFound('rules')
    const ward = await knownWard(tx, house)
    const usedBy = [...ward.spaces.values()].filter(
      ({ ruleGroup, tariff }) => (kind === 'rule-set' ? ruleGroup : tariff) === key,
    )
    const changes = await told(tx, await changesOf(tx, { ruleKey: key }, mostChanges))
    const says = saysOf(house, ward, changeOf({ kind, key }, { from: tomorrow, until: null }, standing.data))
    return { rows, standing, usedBy: usedBy.length, changes, explained: says?.now ?? [] }
  })
  return staffPage(
    c,
    house,
    {
      title: key,
      current: upkeepPath,
      crumbs: [
        { href: upkeepPath, label: t.title },
        { href: rulesPath, label: t.rules },
      ],
      errors,
      styles: ['upkeep.css'],
    },
    <RulePage
      action={rulePath(kind, key)}
      usedBy={found.usedBy}
      stands={found.rows.map(listed)}
      explained={found.explained}
      changes={found.changes.filter(({ change }) => change.kind === kind)}
      typed={typedOf(raw ?? { data: JSON.stringify(found.standing.data, null, 1) })}
      mayChange={staff.permissions.has(upkeepPermissions.change)}
    />,
  )
}

const changeOf = (
  { kind, key }: { kind: RuleKind; key: string },
  window: { from: string; until: string | null },
  data: unknown,
): RuleSetChange | TariffChange =>
  kind === 'rule-set' ? { kind, key, ...window, rules: data } : { kind, key, ...window, tariff: data }

const rulesForm = z.looseObject({ from: dayField, until: optionalDay, data: field.text(longestRules), reason })

async function draftRules(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const which = ruleIn(c)
  const form = await readForm(c, rulesForm)
  if (!form.ok) return rulePage(c, house, form.errors, form.raw)
  const { from, until, data, reason: why } = form.value
  const checked = checkRules(
    { ...which, text: data, from: from.toString(), until: until?.toString() },
    { words: wordsOf(house), calendar: ruleCalendar(house.profile) },
  )
  const errors = [
    ...windowErrors(house, { from, until }),
    ...(checked.ok ? [] : checked.problems.map((message) => ({ field: 'data', message }))),
    ...(!checked.ok && checked.badJson ? [{ field: 'data', message: t.problems.json(checked.badJson) }] : []),
  ]
  if (!checked.ok || errors.length > 0) return rulePage(c, house, errors, form.raw)
  const window = { from: from.toString(), until: until?.add({ days: 1 }).toString() ?? null }
  const done = await submitOnce(c, house, { form: `reservations.rules:${which.kind}:${which.key}` }, async (tx) => {
    requireCentral(await keeperOf(tx, house, staff))
    if ((await writtenRules(tx, which.kind, which.key)).length === 0) throw new NotFound('rules')
    const change = changeOf(which, window, checked.data)
    const id = await draftChange(tx, house, staff, { owner: { ruleKey: which.key }, change, reason: why })
    return { location: changePath(id) }
  })
  return done.ok ? done.response : rulePage(c, house, done.errors, form.raw)
}

/** What the municipality has, so that rules name nobody and nothing that is not there. */
function wordsOf(house: House) {
  const registrants = registrantRules(house)
  return {
    classes: registrants?.classes,
    grants: registrants?.grants.map(({ key }) => key),
    categories: placeWords(house)?.categories.map(({ key }) => key),
  }
}
