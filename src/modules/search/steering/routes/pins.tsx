import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
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
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { z } from 'zod'
import { findDocuments } from '../../finding/find.ts'
import { pin, unpin } from '../actions/pins.ts'
import { pinsPath, searchPath } from '../pages/paths.ts'
import { type Candidate, PinsPage } from '../pages/pins-page.tsx'
import { may, maySteer, requireSteering } from '../permissions.ts'
import { pastPins, standingPins } from '../store/pins.ts'
import { subjectAt, visibleOf } from '../store/subjects.ts'
import { steeringTexts } from '../text/staff.ts'
import { pathOf } from './reports.tsx'
import { crumbs } from './synonyms.tsx'

const t = steeringTexts.pins

const pinForm = z.object({
  query: field.text(60),
  subject: z.string().max(200).default(''),
  other: field.optionalText(300),
  lastDay: field.day(parseWareki),
  reason: field.text(400),
})

export function pinRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(pinsPath, (c) => {
    const query = (c.req.query('query') ?? '').slice(0, 60).trim()
    return show(c, house, { query })
  })

  app.post(pinsPath, async (c) => {
    const staff = await requireSteering(c, house)
    const form = await readForm(c, pinForm)
    const query = typeof form.raw.query === 'string' ? form.raw.query.slice(0, 60) : ''
    if (!form.ok) return show(c, house, { query, raw: form.raw, errors: form.errors })
    const { other, lastDay, reason } = form.value
    const done = await submitOnce(c, house, { form: 'search.pin' }, async (tx) => {
      const subject = other ? await subjectAt(tx, pathOf(other), house.clock.now()) : form.value.subject
      if (subject === '') return { errors: [{ field: 'other', message: t.problems.nothingChosen }] }
      if (subject === undefined) return { errors: [{ field: 'other', message: t.problems.notPublic }] }
      const pinned = await pin(tx, house, staff, { query: form.value.query, subject, reason, lastDay })
      if (pinned.ok) return { location: `${pinsPath}?done=pinned` }
      const at = { past: 'lastDay', tooLate: 'lastDay', noLetters: 'query' } as const
      const name = pinned.reason in at ? at[pinned.reason as keyof typeof at] : other ? 'other' : 'subject'
      return { errors: [{ field: name, message: t.problems[pinned.reason] }] }
    })
    return done.ok ? done.response : show(c, house, { query, raw: form.raw, errors: done.errors })
  })

  app.post(`${pinsPath}/:id/end`, async (c) => {
    const staff = await requireSteering(c, house)
    const id = parseId<'pin'>(c.req.param('id'))
    if (!id) throw new NotFound('pin')
    const done = await submitOnce(c, house, { form: `search.pin.end:${id}` }, async (tx) => {
      await unpin(tx, house, staff, id)
      return { location: `${pinsPath}?done=ended` }
    })
    return done.ok ? done.response : show(c, house, { query: '', errors: done.errors })
  })
}

type Shown = { query: string; raw?: Raw; errors?: readonly FieldError[] }

async function show(c: Ctx, house: House, { query, raw = {}, errors = [] }: Shown): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const now = house.clock.now()
  const today = house.clock.today()
  const { mayChange, standing, past, names, known } = await house.db.read(async (tx) => {
    const pins = { standing: await standingPins(tx, today), past: await pastPins(tx, today) }
    const all = [...pins.standing, ...pins.past]
    return {
      ...pins,
      mayChange: await maySteer(tx, house, staff),
      names: await staffNames(tx, [
        ...new Set(all.flatMap(({ decidedBy, endedBy }) => [decidedBy, ...(endedBy ? [endedBy] : [])])),
      ]),
      known: await visibleOf(tx, [...new Set(all.map(({ subject }) => subject))], 'ja', now),
    }
  })
  const found = query === '' || !mayChange ? [] : (await findDocuments(house, { query, lang: 'ja', page: 1 })).documents
  const done = c.req.query('done')
  return staffPage(
    c,
    house,
    { title: t.title, current: searchPath, crumbs, errors },
    <PinsPage
      {...{ standing, past, names, mayChange, query, typed: raw }}
      titles={new Map(known.map((one) => [one.subject, candidateOf(one)]))}
      candidates={found.map(candidateOf)}
      done={done === 'pinned' || done === 'ended' ? done : undefined}
    />,
  )
}

const candidateOf = ({ subject, title, href }: Candidate): Candidate => ({
  subject,
  title: withoutReadings(title),
  href,
})
