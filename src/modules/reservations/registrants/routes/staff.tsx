import type { Hono } from 'hono'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  readCursor,
  readForm,
  requireStaff,
  submitOnce,
  writeCursor,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { Actions, Button, Checkbox, DateField, Form, Radios, Select, staffPage, TextField } from '#platform/ui/index.ts'
import { registerAtCounter } from '../actions/desk/register-at-counter.ts'
import { paperKinds } from '../actions/desk/verify.ts'
import { readRegistrantNumber } from '../domain/number.ts'
import { registrantKinds, standings } from '../domain/registrant.ts'
import { counterForm } from '../forms.ts'
import { registrantsPath, StaffList } from '../pages/staff-list.tsx'
import { registrantPermissions, requireDesk } from '../permissions.ts'
import { rulesOf } from '../rules-of.ts'
import { listRegistrants } from '../store/registrants.ts'
import { staffTexts as t } from '../text/staff.ts'
import { type Raw, typedIn } from './ids.ts'
import { staffRegistrantRoutes } from './staff-registrant.tsx'

const pageSize = 50

/** The desk that keeps the registrations: which there are, and registering at the counter. */
export function staffRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(registrantsPath, (c) => listPage(c, house))
  app.get(`${registrantsPath}/new`, (c) => newPage(c, house))
  app.post(registrantsPath, (c) => register(c, house))
  staffRegistrantRoutes(app, house)
}

/** Reads for a member of the desk. */
export const atDesk = <Answer,>(house: House, staff: Staff, work: (tx: Tx) => Promise<Answer>): Promise<Answer> =>
  house.db.read(async (tx) => {
    await requireDesk(tx, house, staff)
    return work(tx)
  })

const oneOf = <const One extends string>(values: readonly One[], typed: string | undefined): One | undefined =>
  values.find((value) => value === typed)

async function listPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, registrantPermissions.read)
  const rules = rulesOf(house)
  const typed = c.req.query('words')?.trim().slice(0, 100) ?? ''
  const words = typed === '' ? undefined : (readRegistrantNumber(typed) ?? typed)
  const query = {
    standing: oneOf(standings, c.req.query('state')),
    kind: oneOf(registrantKinds, c.req.query('kind')),
    class: oneOf(
      rules.classes.map(({ key }) => key),
      c.req.query('class'),
    ),
    words,
  }
  const [nameKana, last] = readCursor(house, 'registrants', c.req.query('after')) ?? []
  const id = typeof last === 'string' ? parseId<'registrant'>(last) : undefined
  const after = id ? { nameKana: String(nameKana), id } : undefined
  const today = house.clock.today()
  const found = await atDesk(house, staff, (tx) =>
    listRegistrants(tx, { ...query, after, on: today, limit: pageSize + 1 }),
  )
  const shown = found.slice(0, pageSize)
  const end = found.length > pageSize ? shown.at(-1) : undefined
  return staffPage(
    c,
    house,
    { title: t.title, current: registrantsPath },
    <StaffList
      shown={shown}
      query={query}
      classes={rules.classes.map(({ key, ja }) => ({ key, name: withoutReadings(ja) }))}
      today={today}
      mayRegister={staff.permissions.has(registrantPermissions.verify)}
      isConfirmed={rules.confirmed}
      nextHref={end && nextHref(query, writeCursor(house, 'registrants', [end.nameKana, end.id]))}
    />,
  )
}

function nextHref(
  query: {
    standing?: string | undefined
    kind?: string | undefined
    class?: string | undefined
    words?: string | undefined
  },
  after: string,
): string {
  const { standing, kind, words } = query
  const given = Object.entries({ words, state: standing, kind, class: query.class, after })
  const kept = given.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []))
  return `${registrantsPath}?${new URLSearchParams(kept).toString()}`
}

async function register(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, registrantPermissions.verify)
  const form = await readForm(c, counterForm)
  if (!form.ok) return newPage(c, house, form.errors, form.raw)
  const { name, kana, birth, town, link, disabled, paper } = form.value
  const given = { name, nameKana: kana, birthDate: birth, town, link, isDisabled: disabled, paper }
  const done = await submitOnce(c, house, { form: 'reservations.register-at-counter' }, async (tx) => {
    const made = await registerAtCounter(tx, house, staff, given)
    if (made.ok) return { location: `${registrantsPath}/${made.id}` }
    const { too_young, no_class } = t.counter
    return made.reason === 'too_young'
      ? { errors: [{ field: 'birth', message: too_young(rulesOf(house).leastAge.person) }] }
      : { errors: [{ field: 'link', message: no_class }] }
  })
  return done.ok ? done.response : newPage(c, house, done.errors, form.raw)
}

async function newPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, registrantPermissions.verify)
  await atDesk(house, staff, async () => undefined)
  const typed = typedIn(raw)
  const words = t.counter
  const office = house.profile.words.ja.municipality
  return staffPage(
    c,
    house,
    { title: words.title, current: registrantsPath, errors },
    <>
      <p>{words.lede}</p>
      <Form action={registrantsPath} label={words.title}>
        <TextField name="name" label={words.name} value={typed('name')} />
        <TextField name="kana" label={words.kana} value={typed('kana')} />
        <DateField name="birth" label={words.birth} value={typed('birth')} />
        <TextField name="town" label={words.town} value={typed('town')} />
        <Radios
          name="link"
          legend={words.link.replace('{{municipality}}', withoutReadings(office))}
          value={typed('link')}
          options={(['lives', 'works', 'studies', 'none'] as const).map((link) => ({
            value: link,
            label: words.links[link],
          }))}
        />
        <Checkbox name="disabled" label={words.disabled} checked={Boolean(typed('disabled'))} />
        <Select
          name="paper"
          label={t.paper}
          emptyLabel={t.choose}
          value={typed('paper')}
          options={paperKinds.map((paper) => ({ value: paper, label: t.papers[paper] }))}
        />
        <Actions>
          <Button>{words.submit}</Button>
        </Actions>
      </Form>
    </>,
  )
}
