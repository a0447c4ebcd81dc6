import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
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
import { isOfPublicRelations } from '../actions/own.ts'
import { decidePlainWord, dropPlainWord } from '../actions/plain-words.ts'
import { pagesPath, wordsPath } from '../pages/paths.ts'
import { WordsPage } from '../pages/words-page.tsx'
import { pagePermissions as may } from '../permissions.ts'
import { plainWords } from '../store/plain-words.ts'
import { writingTexts } from '../text/index.ts'
import { requireWriter } from './staff.ts'

const t = writingTexts.course.plainWords
const portion = 60

/** The list of official words and how to say them plainly. */
export function plainWordRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(wordsPath, (c) => show(c, house))

  app.post(wordsPath, async (c) => {
    const staff = requireStaff(c, may.look)
    const form = await readForm(
      c,
      z.object({ official: field.text(60), plain: field.text(200), note: field.optionalText(400) }),
    )
    if (!form.ok) return show(c, house, { errors: form.errors, raw: form.raw })
    const { official, plain, note = null } = form.value
    const done = await submitOnce(c, house, { form: 'pages.plain-words' }, async (tx) => {
      await decidePlainWord(tx, house, staff, { official, plain, note })
      return { location: `${wordsPath}?done=saved&find=${encodeURIComponent(official)}` }
    })
    return done.ok ? done.response : show(c, house, { errors: done.errors, raw: form.raw })
  })

  app.post(`${wordsPath}/removal`, async (c) => {
    const staff = requireStaff(c, may.look)
    const form = await readForm(c, z.object({ official: field.text(60) }))
    if (!form.ok) return show(c, house, { errors: form.errors })
    const done = await submitOnce(c, house, { form: 'pages.plain-words.removal' }, async (tx) => {
      await dropPlainWord(tx, house, staff, form.value.official)
      return { location: `${wordsPath}?done=dropped` }
    })
    return done.ok ? done.response : show(c, house, { errors: done.errors })
  })
}

async function show(
  c: Ctx,
  house: House,
  shown: { errors?: readonly FieldError[]; raw?: Raw } = {},
): Promise<Response> {
  const staff = requireWriter(c)
  const find = (c.req.query('find') ?? '').slice(0, 60).trim()
  const { errors = [], raw = {} } = shown
  const read = await house.db.read(async (tx) => {
    const all = (await plainWords(tx)).filter(({ official, plain }) => `${official}\n${plain}`.includes(find))
    const from = all.findIndex(({ official }) => official === c.req.query('after')) + 1
    const words = all.slice(from, from + portion)
    const people = words.flatMap(({ decidedBy }) => (decidedBy ? [decidedBy] : []))
    return {
      words,
      last: from + portion < all.length ? words.at(-1)?.official : undefined,
      names: await staffNames(tx, [...new Set(people)]),
      mayDecide: await isOfPublicRelations(tx, house, staff),
    }
  })
  const done = c.req.query('done')
  return staffPage(
    c,
    house,
    { title: t.title, current: pagesPath, crumbs: [{ href: pagesPath, label: writingTexts.title }], errors },
    <WordsPage
      {...read}
      nextHref={read.last && `${wordsPath}?${new URLSearchParams({ find, after: read.last }).toString()}`}
      find={find}
      typed={raw}
      done={done === 'saved' ? t.saved : done === 'dropped' ? t.dropped : undefined}
    />,
  )
}
