import type { Hono } from 'hono'
import { z } from 'zod'
import { type Ctx, type FieldError, type HttpEnv, readForm, seeOther, submitOnce } from '#platform/http/index.ts'
import { newId, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { answerCorrection, lookAtCorrection } from '../../actions/answer-correction.ts'
import type { Sent } from '../../actions/answer.ts'
import { type OpenedRows, openedRows, pageOfCorrection } from '../../actions/correcting/corrected.ts'
import { keepTyped, undoRemoval } from '../../actions/correcting/prepare.ts'
import { ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { fieldsToShow } from '../../domain/answers/journey.ts'
import { plainFieldsOf } from '../../domain/definition/definition.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { CorrectionPage } from '../../pages/resident/correction.tsx'
import { OfficeAside } from '../../pages/resident/office-aside.tsx'
import { valuesFor } from '../../pages/resident/words.ts'
import { texts } from '../../text/index.ts'
import { keeperOf } from '../questions/keeper.ts'
import { type AnswerForm, readAnswerForm } from '../questions/read-form.ts'
import { applicantOnly, applicationIdOf, conflictPage } from '../verified.tsx'
import { errorsOf, keepPaper, type WhatIsAsked, whatIsAsked } from './asked.ts'
import { clashPage, differsFromDraft, wasSent } from './clash.tsx'
import { correctionRowRoutes } from './rows.tsx'
import { correctionReviewRoutes } from './review.tsx'

const shownForm = z.looseObject({ correction: z.string().optional().catch(undefined) })

/** What the office asked again. */
export function correctionRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(
    '/applications/:id/correction',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const asked = await whatIsAsked(house, resident, id, c.get('lang'), c.req.query('of'))
      if (!asked) return seeOther(c, `/applications/${id}`)
      return correctionPage(c, house, asked, { errors: [] })
    }),
  )

  app.post(
    '/applications/:id/correction',
    applicantOnly(house, async (c, resident) => {
      const id = applicationIdOf(c)
      const lang = c.get('lang')
      const shown = await readForm(c, shownForm)
      // The office may have asked for more meanwhile, or need it no longer.
      const named = shown.ok ? shown.value.correction : undefined
      const asked = await whatIsAsked(house, resident, id, lang, named)
      if (!asked) return conflictPage(c, house, id)
      const fields = formFields(asked)
      const form = await readAnswerForm(c, fields, keeperOf(house, resident, asked.found.application))
      const paper = await keepPaper(c, house, resident, asked, form)
      const again = async (errors: readonly FieldError[]) => {
        const now = (await whatIsAsked(house, resident, id, lang, asked.correction.id)) ?? asked
        return correctionPage(c, house, now, { typed: form.typed, errors, paper: paper.fileId })
      }
      const flaws = [...form.errors, ...paper.errors]
      if (flaws.length > 0) return again(flaws)
      const step = typeof form.raw['step'] === 'string' ? form.raw['step'] : ''
      const isPlain = step === '' && openedRows(asked.found, asked.correction).length === 0
      const answer = { form, fileId: paper.fileId, step }
      if (isPlain) return send(c, house, resident, asked, answer, again)
      if (differsFromDraft(asked, form)) return clashPage(c, house, asked, { form, paper: paper.fileId, step })
      return prepare(c, house, resident, asked, answer, again)
    }),
  )

  correctionRowRoutes(app, house)
  correctionReviewRoutes(app, house)
}

/** With those of rows that another window has taken out: what was typed in them comes back with them. */
function formFields({ found, correction, content: { page } }: WhatIsAsked): PlainField[] {
  const here = plainFieldsOf(page)
  const gone = plainFieldsOf(pageOfCorrection(found, correction)).filter(({ id }) => !here.some((one) => one.id === id))
  return [...here, ...gone]
}

type Answer = { form: AnswerForm; fileId: string | undefined; step: string }
type Again = (errors: readonly FieldError[]) => Promise<Response>

/** Without rows it is sent at once, unless it would cost something else: that is read first. */
async function send(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  asked: WhatIsAsked,
  { form, fileId }: Answer,
  again: Again,
): Promise<Response> {
  const { correction, found, others } = asked
  const { id } = found.application
  const done = await submitOnce(c, house, { form: `procedures.correction:${correction.id}` }, async (tx) => {
    const sent = await form.sent(tx)
    const answered = await answerCorrection(tx, house, resident, { id, sent, fileId, correctionId: correction.id })
    if (answered.ok) return { location: afterAnswer(id, others.length) }
    if (answered.reason === 'fee_changes') {
      const kept = await keepTyped(tx, house, resident, { id, correctionId: correction.id, typed: sent, paper: fileId })
      if (kept.ok) return { location: `/applications/${id}/correction/${correction.id}/review` }
    }
    return { errors: errorsOf(c.get('lang'), answered, found.today) }
  })
  return done.ok ? done.response : again(done.errors)
}

export const afterAnswer = (id: string, others: number): string =>
  `/applications/${id}${others > 0 ? '/correction' : ''}`

/** Keeps what stands in the form and goes where the button leads. */
async function prepare(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  { correction, found, draft, content }: WhatIsAsked,
  { form, fileId, step }: Answer,
  again: Again,
): Promise<Response> {
  const { id } = found.application
  const correctionId = correction.id
  const { deed, groupId, rowId } = stepOf(step, openedRows(found, correction))
  const rows = `/applications/${id}/correction/${correctionId}/groups/${groupId}/rows`
  const list = `/applications/${id}/correction?of=${correctionId}`
  const key = `procedures.correction:${correctionId}:${deed}:${groupId}:${rowId}:${draft.version}`
  const done = await submitOnce(c, house, { form: key }, async (tx) => {
    const sent = await form.sent(tx)
    const isHere = (key: string) => wasSent(form.raw, key) || content.page.fields.some((field) => field.id === key)
    const typed = Object.fromEntries(Object.entries(sent).filter(([key]) => isHere(key)))
    const place = { id, correctionId }
    const kept = await keepTyped(tx, house, resident, { ...place, typed, paper: fileId })
    if (!kept.ok) return { errors: errorsOf(c.get('lang'), kept, found.today) }
    switch (deed) {
      case 'add':
        return { location: `${rows}/${newId()}` }
      case 'change':
        return { location: `${rows}/${rowId}` }
      case 'remove':
        return { location: `${rows}/${rowId}/removal` }
      case 'undo': {
        const undone = await undoRemoval(tx, house, resident, { ...place, groupId, rowId })
        return undone.ok ? { location: `${list}#${groupId}` } : { errors: errorsOf(c.get('lang'), undone, found.today) }
      }
      case 'review': {
        const now = await ownCase(tx, house, resident, id)
        const paper = fileId ?? draft.paper
        const looked = await lookAtCorrection(tx, house, now, correction, {
          sent: typed,
          fileId: paper,
          groups: draft.groups,
        })
        return looked.ok
          ? { location: `/applications/${id}/correction/${correctionId}/review` }
          : { errors: errorsOf(c.get('lang'), looked, found.today) }
      }
      default:
        return { location: list }
    }
  })
  return done.ok ? done.response : again(done.errors)
}

/** Where a button leads; what no page has sent leads back to the list. */
function stepOf(step: string, opened: readonly OpenedRows[]) {
  const [deed = '', groupId = '', row = ''] = step.split(':')
  const rowId = parseId(row) ?? ''
  const isKnown = deed === 'review' || opened.some(({ group }) => group.id === groupId)
  return isKnown && (rowId !== '' || deed === 'review' || deed === 'add')
    ? { deed, groupId, rowId }
    : { deed: '', groupId: '', rowId: '' }
}

type Shown = { typed?: Sent; errors: readonly FieldError[]; paper?: string | undefined }

export function correctionPage(c: Ctx, house: House, asked: WhatIsAsked, { typed, errors, paper }: Shown): Response {
  const lang = c.get('lang')
  const { found, correction, others, draft, content } = asked
  const { way, household } = content.asking
  const aside = <OfficeAside lang={lang} office={found.office} hint={texts(lang).timeline.callWithNumber} />
  return residentPage(
    c,
    house,
    {
      title: texts(lang).correction.title,
      back: `/applications/${found.application.id}`,
      errors,
      aside,
      islands: ['uploads'],
    },
    <CorrectionPage
      lang={lang}
      found={found}
      correction={correction}
      asked={fieldsToShow(found.definition, content.page, way, household)}
      typed={typed ?? asked.typed}
      paper={paper ?? draft.paper}
      values={valuesFor(house, lang, found)}
      others={others.length}
      opened={openedRows(found, correction)}
      draft={draft}
    />,
  )
}
