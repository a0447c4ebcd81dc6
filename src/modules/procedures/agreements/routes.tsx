import type { Hono } from 'hono'
import { z } from 'zod'
import { mayAskFromAfar, personNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import type { VerifiedResident } from '../actions/load-case.ts'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { valuesFor } from '../pages/resident/words.ts'
import { verifiedOnly } from '../routes/verified.tsx'
import { findApplication } from '../store/applications.ts'
import { revisionById } from '../store/revisions.ts'
import { say } from '../text/index.ts'
import { answerAgreement, readAgreement, withdrawAgreement } from './actions.ts'
import { AgreementList, AgreementPage, type ListedAgreement } from './pages/agreement-pages.tsx'
import { agreementsOfPerson } from './store.ts'
import { agreementTexts } from './text/index.ts'

const answerForm = z.object({ answer: z.enum(['given', 'declined']), reason: z.string().max(5000).default('') })

/** For the other adult of the household: what is filed in their name too, and their own answer. */
export function agreementRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/agreements',
    verifiedOnly(house, (c, resident) => listPage(c, house, resident)),
  )
  app.get(
    '/agreements/:id',
    verifiedOnly(house, (c, resident) => onePage(c, house, resident)),
  )

  app.post(
    '/agreements/:id/answer',
    verifiedOnly(house, async (c, resident) => {
      const id = agreementIdOf(c)
      const form = await readForm(c, answerForm)
      if (!form.ok) return onePage(c, house, resident, { errors: form.errors })
      const { answer: kind, reason } = form.value
      const done = await submitOnce(c, house, { form: `procedures.agreement:${id}` }, async (tx) => {
        const answer = kind === 'given' ? { kind } : { kind, reason }
        const answered = await answerAgreement(tx, house, resident, id, answer)
        if (answered.ok) return { location: `/agreements/${id}` }
        const t = agreementTexts(c.get('lang'))
        return answered.reason === 'reason_missing'
          ? { errors: [{ field: 'reason', message: t.reasonMissing }] }
          : { errors: [{ field: '', message: t.notOpen }] }
      })
      return done.ok ? done.response : onePage(c, house, resident, { errors: done.errors, reason })
    }),
  )

  app.post(
    '/agreements/:id/withdrawal',
    verifiedOnly(house, async (c, resident) => {
      const id = agreementIdOf(c)
      const done = await submitOnce(c, house, { form: `procedures.agreement-withdrawal:${id}` }, async (tx) => {
        const withdrawn = await withdrawAgreement(tx, house, resident, id)
        if (withdrawn.ok) return { location: `/agreements/${id}` }
        return { errors: [{ field: '', message: agreementTexts(c.get('lang')).notOpen }] }
      })
      return done.ok ? done.response : onePage(c, house, resident, { errors: done.errors })
    }),
  )
}

async function onePage(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  { errors = [], reason = '' }: { errors?: readonly FieldError[]; reason?: string } = {},
): Promise<Response> {
  const lang = c.get('lang')
  const asked = await house.db.transact((tx) => readAgreement(tx, house, resident, agreementIdOf(c)))
  const { found } = asked
  const applicant = found.members.find(({ personId }) => personId === found.application.applicantPersonId)?.name ?? ''
  return residentPage(
    c,
    house,
    {
      title: agreementTexts(lang).title,
      back: '/agreements',
      errors,
      robots: 'noindex',
      aside: <OfficeAside lang={lang} office={found.office} />,
    },
    <AgreementPage
      lang={lang}
      {...asked}
      values={valuesFor(house, lang, found)}
      applicant={applicant}
      reason={reason}
    />,
  )
}

async function listPage(c: Ctx, house: House, { personId }: VerifiedResident): Promise<Response> {
  const lang = c.get('lang')
  const entries = await house.db.read(async (tx) => {
    const listed: ListedAgreement[] = []
    for (const agreement of await agreementsOfPerson(tx, personId)) {
      const application = await findApplication(tx, agreement.applicationId)
      if (!application || !(await mayAskFromAfar(tx, [personId, application.applicantPersonId]))) continue
      const { definition } = await revisionById(tx, application.revisionId)
      const names = await personNames(tx, [application.applicantPersonId])
      const applicant = names.get(application.applicantPersonId) ?? ''
      listed.push({ agreement, name: say(definition.name, lang), applicant })
    }
    return listed
  })
  return residentPage(
    c,
    house,
    { title: agreementTexts(lang).listTitle, crumbs: [] },
    <AgreementList lang={lang} entries={entries} />,
  )
}

function agreementIdOf(c: Ctx): string {
  const id = parseId(c.req.param('id') ?? '')
  if (!id) throw new NotFound('agreement')
  return id
}
