import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { filesOf, storeUpload } from '#platform/files/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { answerCorrection, keptAt, pageOfCorrection } from '../actions/answer-correction.ts'
import { type Case, ownCase, type VerifiedResident } from '../actions/load-case.ts'
import { fieldsToShow } from '../domain/answers/journey.ts'
import { plainFieldsOf } from '../domain/definition/definition.ts'
import { typedOf, wordProblems } from '../forms/answers.ts'
import { CorrectionPage } from '../pages/resident/correction.tsx'
import type { Typed } from '../pages/resident/fields/field-input.tsx'
import { OfficeAside } from '../pages/resident/office-aside.tsx'
import { valuesFor } from '../pages/resident/words.ts'
import type { ApplicationId } from '../store/applications.ts'
import { type Correction, openCorrections } from '../store/corrections.ts'
import { texts } from '../text/index.ts'
import { keeperOf } from './questions/keeper.ts'
import { type AnswerForm, readAnswerForm } from './questions/read-form.ts'
import { applicationIdOf, conflictPage, applicantOnly } from './verified.tsx'

export function correctionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/correction',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const asked = await whatIsAsked(house, resident, id)
      if (!asked) return seeOther(c, `/applications/${id}`)
      return correctionPage(c, house, asked, {
        typed: typedBefore(asked, c.get('lang')),
        errors: [],
      })
    }),
  )

  app.post(
    '/applications/:id/correction',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const first = await whatIsAsked(house, resident, id)
      if (!first) return conflictPage(c, house, id)
      const shown = await readForm(c, shownForm)
      const asked = shown.ok && shown.value.correction ? theOneShown(first, shown.value.correction) : first
      if (!asked) return conflictPage(c, house, id)
      const page = pageOfCorrection(asked.found, asked.correction)
      const form = await readAnswerForm(c, plainFieldsOf(page), keeperOf(house, resident, asked.found.application))
      const { typed } = form
      const paper = await keepPaper(c, house, resident, asked, form)
      const again = async (errors: readonly FieldError[]) => {
        const now = await whatIsAsked(house, resident, id)
        const shownStill = (now && theOneShown(now, asked.correction.id)) ?? asked
        return correctionPage(c, house, shownStill, { typed, errors, paper: paper.fileId })
      }
      const flaws = [...form.errors, ...paper.errors]
      if (flaws.length > 0) return again(flaws)

      const done = await submitOnce(c, house, { form: `procedures.correction:${asked.correction.id}` }, async (tx) => {
        const answered = await answerCorrection(tx, house, resident, {
          id,
          sent: await form.sent(tx),
          fileId: paper.fileId,
          correctionId: asked.correction.id,
        })
        if (answered.ok) return { location: `/applications/${id}${asked.others.length > 0 ? '/correction' : ''}` }
        const t = texts(c.get('lang')).correction
        switch (answered.reason) {
          case 'wrong_answers':
            return { errors: wordProblems(c.get('lang'), page.fields, answered.problems, asked.found.today) }
          case 'paper_missing':
            return { errors: [{ field: 'paper', message: t.paperMissing }] }
          case 'not_asked':
            return { errors: [{ field: '', message: texts(c.get('lang')).conflict.text }] }
        }
      })
      return done.ok ? done.response : again(done.errors)
    }),
  )
}

type WhatIsAsked = { found: Case; correction: Correction; others: readonly Correction[] }

/** What is due first, and what else is open. */
async function whatIsAsked(
  house: House,
  resident: VerifiedResident,
  id: ApplicationId,
): Promise<WhatIsAsked | undefined> {
  return house.db.read(async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    const open = found.application.state === 'awaiting_correction' ? await openCorrections(tx, id) : []
    const [correction, ...others] = open
    return correction && { found, correction, others }
  })
}

const shownForm = z.looseObject({ correction: z.string().optional().catch(undefined) })

/** The office may have asked for more meanwhile, or need it no longer. */
function theOneShown({ found, correction, others }: WhatIsAsked, shown: string): WhatIsAsked | undefined {
  const open = [correction, ...others]
  const it = open.find(({ id }) => id === shown)
  return it && { found, correction: it, others: open.filter((one) => one !== it) }
}

function typedBefore({ found, correction }: WhatIsAsked, lang: Lang): Typed {
  const { fields } = pageOfCorrection(found, correction)
  return typedOf(Object.fromEntries(fields.map(({ id }) => [id, keptAt(found.kept, id)])), fields, lang)
}

/** Stores the upload before the answer's transaction; what was not asked for is not kept. */
async function keepPaper(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  { found, correction }: WhatIsAsked,
  { files: { paper }, raw }: AnswerForm,
): Promise<{ fileId: string | undefined; errors: FieldError[] }> {
  if (!correction.fields.includes('paper')) return { fileId: undefined, errors: [] }
  if (!(paper instanceof File) || (paper.size === 0 && paper.name === '')) {
    const kept = raw['paper-kept']
    const owner = { kind: 'procedures.application', id: found.application.id }
    const own = await house.db.read((tx) => filesOf(tx, owner))
    return { fileId: own.find(({ id, scan }) => id === kept && scan !== 'infected')?.id, errors: [] }
  }
  const stored = await storeUpload(house, {
    bytes: new Uint8Array(await paper.arrayBuffer()),
    claimedName: paper.name,
    owner: { kind: 'procedures.application', id: found.application.id },
    uploadedBy: resident.accountId,
  })
  if (stored.ok) return { fileId: stored.fileId, errors: [] }
  return {
    fileId: undefined,
    errors: [{ field: 'paper', message: texts(c.get('lang')).correction.fileProblems[stored.reason] }],
  }
}

function correctionPage(
  c: Ctx,
  house: House,
  { found, correction, others }: WhatIsAsked,
  { typed, errors, paper }: { typed: Typed; errors: readonly FieldError[]; paper?: string | undefined },
): Response {
  const lang = c.get('lang')
  const { definition, way, household, office, application } = found
  if (!application.submittedAt) throw new NotFound('correction')
  const asked = fieldsToShow(definition, pageOfCorrection(found, correction), way, household)
  const aside = <OfficeAside lang={lang} office={office} hint={texts(lang).timeline.callWithNumber} />
  return residentPage(
    c,
    house,
    {
      title: texts(lang).correction.title,
      back: `/applications/${application.id}`,
      errors,
      aside,
      islands: ['uploads'],
    },
    <CorrectionPage
      lang={lang}
      found={found}
      correction={correction}
      asked={asked}
      typed={typed}
      paper={paper}
      values={valuesFor(house, lang, found)}
      others={others.length}
    />,
  )
}
