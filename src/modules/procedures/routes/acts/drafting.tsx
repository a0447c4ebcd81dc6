import type { Hono } from 'hono'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { composeLetter } from '../../actions/acts/compose-letter.ts'
import { acceptCase, completeCase, declineCase, lapseCase } from '../../actions/acts/arrival.ts'
import { decisionOf, draftAct, type Drafted, type Target } from '../../actions/acts/draft-act.ts'
import { caseView } from '../../actions/desk/case-view.ts'
import { requestCorrection } from '../../actions/desk/ask-correction.ts'
import { openCase } from '../../actions/desk/open-case.ts'
import type { Draft, LetterWords } from '../../domain/acts/act.ts'
import { extendedDueOn } from '../../domain/acts/periods.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { arrivalForm, changeForm, draftErrors, draftForm } from '../../forms/acts.ts'
import { decisionForm } from '../../forms/desk.ts'
import { desk } from '../../text/acts/desk.ts'
import { desk as words } from '../../text/desk.ts'
import { withPickedText } from '../../letter-texts/fill.ts'
import { recordUsedTexts } from '../../letter-texts/used.ts'
import { caseId, keysOf, showCase } from '../desk/cases.tsx'

/** The forms beside a case: 起案, further acts, and what is taken on arrival. */
export function draftingRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post('/staff/cases/:id/acts', (c) => draft(c, house, requireStaff(c, deskPermissions.handle)))

  app.post('/staff/cases/:id/changes', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const form = await readForm(c, changeForm)
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const { draft, target } = form.value
    const done = await submitOnce(c, house, { form: 'procedures.act.change' }, async (tx) =>
      answer(await draftAct(tx, house, staff, caseId(c), draft, targetOf(target)), ''),
    )
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })

  app.post('/staff/cases/:id/arrival', (c) => arrive(c, house, requireStaff(c, deskPermissions.handle)))

  app.post('/staff/cases/:id/completion', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const done = await submitOnce(c, house, { form: 'procedures.complete' }, async (tx) => {
      await completeCase(tx, house, staff, caseId(c))
      return { location: '/staff' }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })
}

const openedView = (c: Ctx, house: House, staff: Staff) =>
  house.db.transact(async (tx) => {
    const opened = await openCase(tx, staff, caseId(c))
    if (opened.kind !== 'open') throw new NotFound()
    return caseView(tx, house, opened.row, [])
  })

async function draft(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const picked = await withPickedText(c, house, staff, caseId(c))
  if (picked) return showCase(c, house, staff, { errors: [], typed: picked })
  const view = await openedView(c, house, staff)
  const asked = await asksForCorrection(c, house, staff, view)
  if (asked) return asked
  const form = await readForm(c, draftForm(view.definition))
  if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
  const outcome = String(form.raw['outcome'])
  if (form.raw['step'] === 'preview') {
    const preview = await house.db.read((tx) => previewOf(tx, house, view, form.value))
    return showCase(c, house, staff, { errors: [], typed: form.raw, preview })
  }
  if (view.checks.some((check) => !check.ok) && form.raw['seen'] === undefined) {
    return showCase(c, house, staff, { errors: [{ field: 'seen', message: words.errors.seen }], typed: form.raw })
  }
  const done = await submitOnce(c, house, { form: 'procedures.act.draft' }, async (tx) => {
    const drafted = await draftAct(tx, house, staff, caseId(c), form.value)
    if (drafted.ok) await recordUsedTexts(tx, house, staff, caseId(c), form.raw)
    return answer(drafted, outcome)
  })
  return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
}

type View = Awaited<ReturnType<typeof caseView>>

async function previewOf(tx: Tx, house: House, { row, definition }: View, draft: Draft): Promise<LetterWords> {
  const { authority } = decisionOf(house, definition)
  const extendedTo = draft.kind === 'extension' ? extendedDueOn(row.dueOn, definition.period) : undefined
  return (await composeLetter(tx, { row, definition, authority, draft: { ...draft, extendedTo } })).words
}

/** 補正 is chosen among the outcomes; its parts are those of every other procedure. */
async function asksForCorrection(c: Ctx, house: House, staff: Staff, view: View): Promise<Response | undefined> {
  const form = await readForm(
    c,
    decisionForm({ today: house.clock.today(), askable: keysOf(view), needsSeen: false }),
    {
      lists: ['fields'],
    },
  )
  if (form.raw['outcome'] !== 'ask') return undefined
  if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
  const ask = form.value
  if (ask.outcome !== 'ask') return undefined
  const done = await submitOnce(c, house, { form: 'procedures.ask' }, async (tx) => {
    await requestCorrection(tx, house, staff, caseId(c), ask)
    await recordUsedTexts(tx, house, staff, caseId(c), form.raw)
    return { location: '/staff' }
  })
  return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
}

async function arrive(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const picked = await withPickedText(c, house, staff, caseId(c))
  if (picked) return showCase(c, house, staff, { errors: [], typed: picked })
  const view = await openedView(c, house, staff)
  const asked = await asksForCorrection(c, house, staff, view)
  if (asked) return asked
  const form = await readForm(c, arrivalForm)
  if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
  const { outcome, reason = '' } = form.value
  const id = caseId(c)
  const done = await submitOnce(c, house, { form: 'procedures.arrival' }, async (tx) => {
    if (outcome === 'accept') await acceptCase(tx, house, staff, id)
    else if (outcome === 'decline') await declineCase(tx, house, staff, id, reason)
    else {
      const lapsed = await lapseCase(tx, house, staff, id, reason)
      if (!lapsed.ok) return { errors: [{ field: 'outcome', message: desk.arrival.notAsked }] }
    }
    await recordUsedTexts(tx, house, staff, id, form.raw)
    return { location: `/staff/cases/${id}` }
  })
  return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
}

function answer(drafted: Drafted, outcome: string): { location: string } | { errors: FieldError[] } {
  if (drafted.ok) return { location: `/staff/acts/${drafted.actId}` }
  if ('problems' in drafted) return { errors: outcome ? draftErrors(drafted.problems, outcome) : changeErrors(drafted) }
  switch (drafted.reason) {
    case 'missing_glyphs':
      return {
        errors: [
          { field: outcome ? 'outcome' : 'change-reason', message: desk.errors.glyphs(drafted.characters.join('　')) },
        ],
      }
    case 'no_extension':
      return { errors: [{ field: 'outcome', message: desk.errors.noExtension }] }
    case 'extended_already':
      return { errors: [{ field: 'outcome', message: desk.errors.extendedAlready }] }
    case 'ended_already':
      return { errors: [{ field: 'target', message: desk.errors.endedAlready }] }
    case 'guarded_number':
      return { errors: [{ field: outcome ? 'outcome' : 'change-reason', message: desk.errors.guardedNumber }] }
    case 'act_under_way':
      return { errors: [{ field: '', message: desk.errors.actUnderWay }] }
  }
}

const changeErrors = ({ problems }: Extract<Drafted, { problems: unknown }>): FieldError[] =>
  problems.map(({ field }) =>
    field === 'ground'
      ? { field: 'change-ground', message: desk.errors.ground }
      : { field: 'change-reason', message: desk.errors.reason },
  )

function targetOf(text: string): Target {
  const [kind, given = ''] = text.split(':')
  if (kind === 'act') return { actId: required(parseId<'act'>(given)) }
  return { certificateId: required(parseId<'certificate'>(given)) }
}

function required<Kind extends string>(id: Id<Kind> | undefined): Id<Kind> {
  if (!id) throw new NotFound()
  return id
}
