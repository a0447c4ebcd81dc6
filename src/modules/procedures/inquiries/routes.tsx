import type { Hono } from 'hono'
import { z } from 'zod'
import { personNames } from '#modules/people/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { deskPermissions } from '../domain/desk/case-rights.ts'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { withPickedText } from '../letter-texts/fill.ts'
import { recordUsedTexts } from '../letter-texts/used.ts'
import { caseId, showCase, statedReason } from '../routes/desk/cases.tsx'
import { applicantOnly, applicationIdOf } from '../routes/verified.tsx'
import { answerInquiry, askOffice } from './actions.ts'
import { Inquiries } from './pages/inquiries.tsx'
import { inquiriesOf } from './store.ts'
import { inquiryTexts } from './text/index.ts'
import { inquiryDesk } from './text/staff.ts'

const questionForm = z.object({ question: z.string().max(20_000).default('') })
const answerForm = z.object({ answer: z.string().max(20_000).default('') })

/** Questions to the office about one's application, and their answers. */
export function inquiryRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/inquiries',
    applicantOnly(house, (c, resident) => showThread(c, house, resident)),
  )

  app.post(
    '/applications/:id/inquiries',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const form = await readForm(c, questionForm)
      const typed = form.ok ? form.value.question : String(form.raw.question ?? '')
      if (!form.ok) return showThread(c, house, resident, { errors: form.errors, typed })
      const done = await submitOnce(c, house, { form: `procedures.inquiry:${id}` }, async (tx) => {
        const asked = await askOffice(tx, house, resident, id, typed)
        if (asked.ok) return { location: `/applications/${id}/inquiries` }
        return { errors: [{ field: 'question', message: inquiryTexts(c.get('lang')).problems[asked.reason] }] }
      })
      return done.ok ? done.response : showThread(c, house, resident, { errors: done.errors, typed })
    }),
  )

  app.post('/staff/cases/:id/inquiries', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const picked = await withPickedText(c, house, staff, id, statedReason(c))
    if (picked) return showCase(c, house, staff, { errors: [], typed: picked })
    const form = await readForm(c, answerForm)
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const done = await submitOnce(c, house, { form: `procedures.inquiry-answer:${id}` }, async (tx) => {
      const answered = await answerInquiry(tx, house, staff, id, form.value.answer)
      if (answered.ok) await recordUsedTexts(tx, house, staff, id, form.raw)
      if (answered.ok) return { location: `/staff/cases/${id}${new URL(c.req.url).search}#inquiries` }
      return { errors: [{ field: 'answer', message: inquiryDesk.problems[answered.reason] }] }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })
}

async function showThread(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  { errors = [], typed }: { errors?: readonly FieldError[]; typed?: string } = {},
): Promise<Response> {
  const id = applicationIdOf(c)
  const lang = c.get('lang')
  const { found, thread, names } = await house.db.read(async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    const thread = await inquiriesOf(tx, id)
    const people = [...new Set(thread.flatMap(({ personId }) => personId ?? []))]
    return { found, thread, names: await personNames(tx, people) }
  })
  if (!found.application.submittedAt) return seeOther(c, `/applications/${id}`)
  return residentPage(
    c,
    house,
    {
      title: inquiryTexts(lang).title,
      back: `/applications/${id}`,
      errors,
      aside: <OfficeAside lang={lang} office={found.office} />,
    },
    <Inquiries lang={lang} found={found} thread={thread} self={resident.personId} names={names} typed={typed} />,
  )
}
