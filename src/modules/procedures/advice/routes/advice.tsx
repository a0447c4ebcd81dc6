import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { downloadFile } from '#platform/files/index.ts'
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
import { parseWareki } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { caseId, showCase } from '../../routes/desk/cases.tsx'
import { findCase } from '../../store/desk/cases.ts'
import { currentRevisions } from '../../store/revisions.ts'
import { plainWords } from '../../text/index.ts'
import { askAdvice, withdrawAdvice } from '../actions/ask.ts'
import { giveAdvice, readAdvice } from '../actions/answer.ts'
import { officesToAsk } from '../actions/case-advice.ts'
import { type AdviceId, isAdviceDay } from '../domain.ts'
import { AdviceList, AdvicePage } from '../pages/advice-pages.tsx'
import { advicePolicy } from '../policy.ts'
import { openAdvice } from '../store.ts'
import { adviceWords as t } from '../text.ts'

const askForm = (today: Temporal.PlainDate) =>
  z.object({
    askedOffice: z.string({ error: t.errors.office }).transform((text, context) => {
      const id = parseId<'office'>(text)
      if (id) return id
      context.addIssue({ code: 'custom', message: t.errors.office })
      return z.NEVER
    }),
    adviceQuestion: field
      .text(4000)
      .catch('')
      .refine((text) => text !== '', { error: t.errors.question }),
    shares: z.array(z.string().max(80)).max(200).default([]),
    adviceDueOn: z.string({ error: t.errors.dueOn }).transform((text, context) => {
      const day = parseWareki(text)
      if (day && isAdviceDay(day, today)) return day
      context.addIssue({ code: 'custom', message: t.errors.dueOn })
      return z.NEVER
    }),
  })

const answerForm = z.object({
  answer: field
    .text(8000)
    .catch('')
    .refine((text) => text !== '', { error: t.errors.answer }),
})

export function adviceRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/cases/:id/advice', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const form = await readForm(c, askForm(house.clock.today()), { lists: ['shares'] })
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const { askedOffice, adviceQuestion, shares, adviceDueOn } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.advice' }, async (tx) => {
      const row = await findCase(tx, id)
      const offices = row ? await officesToAsk(tx, house, row) : []
      if (row && !offices.some((office) => office.id === askedOffice)) {
        return { errors: [{ field: 'askedOffice', message: t.errors.office }] }
      }
      await askAdvice(tx, house, staff, id, {
        officeId: askedOffice,
        question: adviceQuestion,
        shares,
        dueOn: adviceDueOn,
      })
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })

  app.post('/staff/cases/:id/advice/:advice/withdrawal', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const adviceId = adviceIdOf(c)
    const done = await submitOnce(c, house, { form: `procedures.advice.withdraw:${adviceId}` }, async (tx) => {
      await withdrawAdvice(tx, house, staff, id, adviceId)
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })

  app.get('/staff/advice', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const { rows, offices, names } = await house.db.read(async (tx) => {
      const rows = await openAdvice(tx, advicePolicy.scope(staff), 100)
      const ids = rows.map(({ caseOfficeId }) => caseOfficeId)
      const names = new Map((await currentRevisions(tx)).map((one) => [one.procedure, plainWords(one.definition.name)]))
      return { rows, offices: await officesByIds(tx, ids), names }
    })
    return staffPage(
      c,
      house,
      { title: t.list.title },
      <AdviceList
        today={house.clock.today()}
        rows={rows.map((advice) => ({
          advice,
          from: offices.get(advice.caseOfficeId)?.name ?? '',
          procedure: names.get(advice.procedure) ?? advice.procedure,
        }))}
      />,
    )
  })

  app.get('/staff/advice/:advice', (c) => showAdvice(c, house, requireStaff(c, deskPermissions.read)))

  app.get('/staff/advice/:advice/paper/:file', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const { advice, lines } = await house.db.transact((tx) => readAdvice(tx, staff, adviceIdOf(c)))
    const fileId = c.req.param('file')
    if (!lines.some((line) => line.fileId === fileId)) throw new NotFound('paper')
    return downloadFile(
      house,
      fileId,
      ({ owner }) => owner.kind === 'procedures.application' && owner.id === advice.applicationId,
    )
  })

  app.post('/staff/advice/:advice', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = adviceIdOf(c)
    const form = await readForm(c, answerForm)
    if (!form.ok) return showAdvice(c, house, staff, { errors: form.errors, typed: textOf(form.raw['answer']) })
    const done = await submitOnce(c, house, { form: `procedures.advice.answer:${id}` }, async (tx) => {
      const given = await giveAdvice(tx, house, staff, id, form.value.answer)
      if (given.ok) return { location: '/staff/advice' }
      return { errors: [{ field: '', message: t.errors.ended }] }
    })
    return done.ok ? done.response : showAdvice(c, house, staff, { errors: done.errors, typed: form.value.answer })
  })
}

async function showAdvice(
  c: Ctx,
  house: House,
  staff: Staff,
  { errors, typed }: { errors: readonly FieldError[]; typed?: string | undefined } = { errors: [] },
): Promise<Response> {
  const { view, from } = await house.db.transact(async (tx) => {
    const view = await readAdvice(tx, staff, adviceIdOf(c))
    const { caseOfficeId } = view.advice
    return { view, from: (await officesByIds(tx, [caseOfficeId])).get(caseOfficeId)?.name ?? '' }
  })
  return staffPage(
    c,
    house,
    {
      title: t.one.title,
      crumbs: [{ href: '/staff/advice', label: t.list.title }],
      current: '/staff/advice',
      errors,
    },
    <AdvicePage
      view={view}
      from={from}
      typed={typed}
      mayAnswer={staff.permissions.has(deskPermissions.handle)}
      today={house.clock.today()}
    />,
  )
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function adviceIdOf(c: Ctx): AdviceId {
  const id = parseId<'advice'>(c.req.param('advice') ?? '')
  if (!id) throw new NotFound('advice')
  return id
}
