import type { Hono } from 'hono'
import { z } from 'zod'
import type { Resident } from '#platform/auth/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireResident,
  submitOnce,
} from '#platform/http/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { saveChoices } from '../actions/save-choices.ts'
import { birthYears, parseBirthYears } from '../domain/birth-years.ts'
import { type Chosen, ChoicesPage } from '../pages/choices-page.tsx'
import { ChoicesBeside } from '../pages/choosing/beside.tsx'
import { WithoutRecord } from '../pages/choosing/without-record.tsx'
import { ageGroupsOf, areasOf, quietHours, topicGroups, topicsOf } from '../profile.ts'
import { channelsOf } from '../store/channels.ts'
import { frequencies, habitsOf } from '../store/habits.ts'
import { chosenTopics } from '../store/topics.ts'
import { choosingTexts } from '../text/choosing.ts'
import { pagesOfChannels } from './pages-of-channels.ts'
import { sayNext } from './say-next.ts'

const listNames = [...topicGroups.map((group) => `topics-${group}` as const), 'channels'] as const
const list = z.array(z.string()).default([])
const time = z.string().regex(/^([01]\d|2[0-3]):00$/)

const choicesForm = z.object({
  ...Object.fromEntries(listNames.map((name) => [name, list])),
  ageGroup: z.string().default(''),
  births: z.string().default(''),
  area: z.string().default(''),
  frequency: z.enum(frequencies),
  hours: z.enum(['office', 'own']),
  from: time.optional(),
  until: time.optional(),
})

export function choiceRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages/choices', (c) => show(c, app, house))
  app.post('/messages/choices', (c) => save(c, app, house))
}

/** Whoever is known to the office: by card or passkey, or as the guest whose matter it is. Of mail alone nobody is known. */
export function whoIsKnown(c: Ctx): { resident: Resident; personId: PersonId } | undefined {
  const resident = requireResident(c, 'guest')
  return resident.personId && { resident, personId: resident.personId }
}

async function save(c: Ctx, app: Hono<HttpEnv>, house: House): Promise<Response> {
  const known = whoIsKnown(c)
  if (!known) return show(c, app, house)
  const form = await readForm(c, choicesForm, { lists: listNames })
  const t = choosingTexts(c.get('lang'))
  if (!form.ok) return show(c, app, house, { errors: form.errors, typed: form.raw })
  const { value, raw } = form
  const { year } = house.clock.today()
  const childBirthYears = parseBirthYears(value.births, year)
  const { least, most } = birthYears(year)
  const hours = value.hours === 'own' ? { from: value.from ?? '', until: value.until ?? '' } : undefined
  const errors: FieldError[] = [
    ...(childBirthYears ? [] : [{ field: 'births', message: t.birthsWrong(least, most) }]),
    ...(hours && hours.from === hours.until ? [{ field: 'until', message: t.hoursWrong }] : []),
  ]
  if (!childBirthYears || errors.length > 0) return show(c, app, house, { errors, typed: raw })
  const picked = topicsIn(raw)
  const choices = {
    topics: topicsOf(house).flatMap(({ key }) => (picked.includes(key) ? [key] : [])),
    channels: listIn(raw, 'channels'),
    habits: {
      frequency: value.frequency,
      hours,
      ageGroup: ageGroupsOf(house).find(({ key }) => key === value.ageGroup)?.key,
      area: areasOf(house).find(({ key }) => key === value.area)?.key,
      childBirthYears,
    },
  }
  const done = await submitOnce(c, house, { form: 'messaging.choices' }, async (tx) => {
    await saveChoices(tx, known.resident, known.personId, choices, house.clock.now())
    return { location: '/messages/choices?done=saved' }
  })
  return done.ok ? done.response : show(c, app, house, { errors: done.errors, typed: raw })
}

async function show(
  c: Ctx,
  app: Hono<HttpEnv>,
  house: House,
  { errors = [], typed }: { errors?: readonly FieldError[]; typed?: Raw } = {},
): Promise<Response> {
  const known = whoIsKnown(c)
  const lang = c.get('lang')
  const t = choosingTexts(lang)
  if (!known) return residentPage(c, house, { title: t.nobody.title, crumbs: [] }, <WithoutRecord lang={lang} />)
  const { personId } = known
  const { topics, channels, habits } = await house.db.read(async (tx) => ({
    topics: await chosenTopics(tx, personId),
    channels: await channelsOf(tx, personId),
    habits: await habitsOf(tx, personId),
  }))
  const quiet = quietHours(house)
  const officeHours = { from: quiet.until, until: quiet.from }
  const suggested = ageGroupsOf(house).find(({ key }) => key === c.req.query('group'))
  const hours = habits?.hours ?? officeHours
  const kept: Chosen = {
    topics: [...topics, ...(suggested?.topics ?? [])],
    channels: channels.flatMap(({ channel, forTopics }) => (forTopics ? [channel] : [])),
    ageGroup: suggested?.key ?? habits?.ageGroup ?? '',
    births: habits?.childBirthYears.join(' ') ?? '',
    area: habits?.area ?? '',
    frequency: habits?.frequency ?? 'at-once',
    hours: habits?.hours ? 'own' : 'office',
    ...hours,
  }
  const isGuest = known.resident.level === 'guest'
  const next = c.req.query('done') === 'saved' ? sayNext(lang, { topics, channels, habits, hours }) : undefined
  return residentPage(
    c,
    house,
    {
      title: t.title,
      crumbs: isGuest ? [] : [{ href: '/messages', label: t.beside.messages }],
      errors,
      styles: ['forms.css'],
      aside: isGuest ? undefined : <ChoicesBeside lang={lang} pages={pagesOfChannels(app)} />,
    },
    <ChoicesPage
      lang={lang}
      offered={{ topics: topicsOf(house), ageGroups: ageGroupsOf(house), areas: areasOf(house), channels, officeHours }}
      chosen={typed ? asTyped(typed, kept) : kept}
      isSuggested={suggested !== undefined && !typed}
      next={next}
      mail={mailSaid.get(c.req.query('done') ?? '')}
      isGuest={isGuest}
    />,
  )
}

const mailSaid = new Map<string, 'sent' | 'tooMany'>([
  ['sent', 'sent'],
  ['too-many', 'tooMany'],
])

const listIn = (typed: Raw, name: string): string[] => [typed[name] ?? []].flat()
const topicsIn = (typed: Raw): string[] => topicGroups.flatMap((group) => listIn(typed, `topics-${group}`))

function asTyped(typed: Raw, kept: Chosen): Chosen {
  const text = (name: 'ageGroup' | 'births' | 'area' | 'frequency' | 'hours' | 'from' | 'until') =>
    listIn(typed, name)[0] ?? kept[name]
  return {
    topics: topicsIn(typed),
    channels: listIn(typed, 'channels'),
    ageGroup: text('ageGroup'),
    births: text('births'),
    area: text('area'),
    frequency: text('frequency'),
    hours: text('hours'),
    from: text('from'),
    until: text('until'),
  }
}
