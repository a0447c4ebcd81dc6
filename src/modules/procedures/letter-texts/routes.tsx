import { ownOffices } from '#platform/auth/index.ts'
import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds, staffNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { changeText, dropText, letterTextPermission, makeText, ownText, type TextKept } from './actions.ts'
import { type LetterTextId, letterTextKinds } from './domain.ts'
import { LetterTextPage, LetterTextsPage } from './pages.tsx'
import { textsOfOffices, versionsOf } from './store.ts'
import { letterTextWords as t } from './text.ts'

const body = field
  .text(2000)
  .catch('')
  .refine((text) => text !== '', { error: t.errors.body })
const newText = z.object({
  office: field.text(40),
  kind: field.choice(letterTextKinds),
  name: field
    .text(60)
    .catch('')
    .refine((text) => text !== '', { error: t.errors.name }),
  body,
})
const change = z.object({ number: z.coerce.number().int().min(1), body })

type Typed = Readonly<Record<string, string | string[]>>

/** The texts that an office uses again and again, and their versions. */
export function letterTextRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/letter-texts', (c) => showTexts(c, house))

  app.post('/staff/letter-texts', async (c) => {
    const staff = requireStaff(c, letterTextPermission)
    const form = await readForm(c, newText)
    if (!form.ok) return showTexts(c, house, form.errors, form.raw)
    const officeId = parseId<'office'>(form.value.office)
    if (!officeId) throw new NotFound('office')
    const done = await submitOnce(c, house, { form: 'procedures.letter-text' }, async (tx) =>
      answerTo(await makeText(tx, house, staff, { ...form.value, officeId }), () => '/staff/letter-texts'),
    )
    return done.ok ? done.response : showTexts(c, house, done.errors, form.raw)
  })

  app.get('/staff/letter-texts/:text', (c) => showText(c, house))

  app.post('/staff/letter-texts/:text', async (c) => {
    const staff = requireStaff(c, letterTextPermission)
    const id = textIdOf(c)
    const form = await readForm(c, change)
    if (!form.ok) return showText(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: `procedures.letter-text:${id}` }, async (tx) =>
      answerTo(await changeText(tx, house, staff, id, form.value), () => `/staff/letter-texts/${id}`),
    )
    return done.ok ? done.response : showText(c, house, done.errors, form.raw)
  })

  app.post('/staff/letter-texts/:text/removal', async (c) => {
    const staff = requireStaff(c, letterTextPermission)
    const id = textIdOf(c)
    const done = await submitOnce(c, house, { form: `procedures.letter-text.drop:${id}` }, async (tx) => {
      await dropText(tx, house, staff, id)
      return { location: '/staff/letter-texts' }
    })
    return done.ok ? done.response : showText(c, house, done.errors)
  })
}

function answerTo(kept: TextKept, where: () => string): { location: string } | { errors: FieldError[] } {
  if (kept.ok) return { location: where() }
  const message = kept.reason === 'changed' ? t.errors.changed : t.errors.unknown(kept.blanks)
  return { errors: [{ field: 'body', message }] }
}

async function showTexts(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<Response> {
  const staff = requireStaff(c, letterTextPermission)
  const ids = ownOffices(staff)
  const { texts, offices } = await house.db.read(async (tx) => ({
    texts: await textsOfOffices(tx, ids),
    offices: await officesByIds(tx, ids),
  }))
  return staffPage(
    c,
    house,
    { title: t.title, errors },
    <LetterTextsPage texts={texts} offices={ids.flatMap((id) => offices.get(id) ?? [])} typed={typed} />,
  )
}

async function showText(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed: Typed = {},
): Promise<Response> {
  const staff = requireStaff(c, letterTextPermission)
  const { text, versions } = await house.db.read(async (tx) => {
    const text = await ownText(tx, staff, textIdOf(c))
    const versions = await versionsOf(tx, text.id)
    const names = await staffNames(
      tx,
      versions.map(({ writtenBy }) => writtenBy),
    )
    return { text, versions: versions.map((one) => ({ ...one, by: names.get(one.writtenBy) ?? '' })) }
  })
  return staffPage(
    c,
    house,
    {
      title: text.name,
      crumbs: [{ href: '/staff/letter-texts', label: t.title }],
      current: '/staff/letter-texts',
      errors,
    },
    <LetterTextPage text={text} versions={versions} typed={typed} />,
  )
}

function textIdOf(c: Ctx): LetterTextId {
  const id = parseId<'letter-text'>(c.req.param('text') ?? '')
  if (!id) throw new NotFound('letter text')
  return id
}
