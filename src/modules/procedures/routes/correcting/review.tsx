import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type FieldError, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { answerCorrection, lookAtCorrection } from '../../actions/answer-correction.ts'
import { CorrectionReview } from '../../pages/resident/correcting/review.tsx'
import { OfficeAside } from '../../pages/resident/office-aside.tsx'
import { valuesFor } from '../../pages/resident/words.ts'
import { correctingTexts } from '../../text/correcting/index.ts'
import { texts } from '../../text/index.ts'
import { applicantOnly, applicationIdOf, conflictPage } from '../verified.tsx'
import { correctionIdOf, errorsOf, type WhatIsAsked, whatIsAsked } from './asked.ts'
import { afterAnswer, correctionPage } from './correction.tsx'

const sendForm = z.object({
  seen: z.coerce.number().int().catch(-1),
  fee: z.coerce.number().int().optional().catch(undefined),
})

/** What an answer with rows changes, read before it is sent. */
export function correctionReviewRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/correction/:correction/review',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const asked = await whatIsAsked(house, resident, id, c.get('lang'), correctionIdOf(c))
      if (!asked?.correction.draft) return seeOther(c, `/applications/${id}/correction`)
      return reviewPage(c, house, asked, [])
    }),
  )

  app.post(
    '/applications/:id/correction/:correction/review',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const lang = c.get('lang')
      const asked = await whatIsAsked(house, resident, id, lang, correctionIdOf(c))
      if (!asked) return conflictPage(c, house, id)
      const form = await readForm(c, sendForm)
      const { correction, draft, found, others } = asked
      if (!form.ok || form.value.seen !== draft.version) {
        const message = correctingTexts(lang).problems.other
        return reviewPage(c, house, asked, [{ field: '', message }])
      }
      const { fee } = form.value
      const done = await submitOnce(c, house, { form: `procedures.correction:${correction.id}:send` }, async (tx) => {
        const answered = await answerCorrection(tx, house, resident, {
          id,
          sent: asked.typed,
          fileId: draft.paper,
          correctionId: correction.id,
          groups: draft.groups,
          seenFee: fee,
        })
        if (answered.ok) return { location: afterAnswer(id, others.length) }
        return { errors: errorsOf(lang, answered, found.today) }
      })
      return done.ok ? done.response : reviewPage(c, house, asked, done.errors)
    }),
  )
}

/** The page to change it instead, where it cannot be sent like this. */
async function reviewPage(c: Ctx, house: House, asked: WhatIsAsked, errors: readonly FieldError[]): Promise<Response> {
  const lang = c.get('lang')
  const { found, correction, draft, typed } = asked
  const looked = await house.db.read((tx) =>
    lookAtCorrection(tx, house, found, correction, { sent: typed, fileId: draft.paper, groups: draft.groups }),
  )
  if (!looked.ok) {
    return correctionPage(c, house, asked, { errors: errors.length > 0 ? errors : errorsOf(lang, looked, found.today) })
  }
  const aside = <OfficeAside lang={lang} office={found.office} hint={texts(lang).timeline.callWithNumber} />
  return residentPage(
    c,
    house,
    {
      title: correctingTexts(lang).review.title,
      back: `/applications/${found.application.id}/correction?of=${correction.id}`,
      errors,
      aside,
    },
    <CorrectionReview
      lang={lang}
      found={found}
      correction={correction}
      content={looked.content}
      fee={looked.fee}
      version={draft.version}
      values={valuesFor(house, lang, found)}
    />,
  )
}
