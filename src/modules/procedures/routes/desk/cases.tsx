import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  readForm,
  requireRecentProof,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { DueClock, staffPage } from '#platform/ui/index.ts'
import { actsView } from '../../actions/acts/act-view.ts'
import { type CaseView, caseView } from '../../actions/desk/case-view.ts'
import { claimedTwice } from '../../actions/desk/claimed-twice.ts'
import { confirmDecision, proposeDecision, returnDecision } from '../../actions/desk/decide.ts'
import { requestCorrection } from '../../actions/desk/ask-correction.ts'
import { handBack, takeCase, takeOver } from '../../actions/desk/handle-case.ts'
import { openCase } from '../../actions/desk/open-case.ts'
import type { LetterWords } from '../../domain/acts/act.ts'
import { deskPermissions, type StatedReason, statedReasons } from '../../domain/desk/case-rights.ts'
import { paperKey } from '../../domain/correction/askable.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { dueLabel } from '../../domain/course/due-label.ts'
import { decisionForm, isSeenForm, returnForm } from '../../forms/desk.ts'
import { CasePage, paperHref } from '../../pages/desk/case-page.tsx'
import { ClaimedTwiceNotice } from '../../pages/desk/claimed-twice.tsx'
import { Corrections } from '../../pages/desk/corrections.tsx'
import { OutsideCorrection, OutsidePanel } from '../../pages/desk/outside-panel.tsx'
import { CoverPage } from '../../pages/desk/cover-page.tsx'
import { CasePanel } from '../../pages/acts/case-panel.tsx'
import { type DecisionInput, DecisionPanel } from '../../pages/desk/decision-panel.tsx'
import { caseAdvice } from '../../advice/actions/case-advice.ts'
import { AdviceBlock } from '../../advice/pages/case-advice.tsx'
import { NotesBlock } from '../../notes/notes-block.tsx'
import { notesView } from '../../notes/read-notes.ts'
import { seeCharges } from '../../charges/actions/see-charges.ts'
import { ChargePanel } from '../../charges/pages/charge-panel.tsx'
import { InquiryPanel } from '../../inquiries/pages/inquiry-panel.tsx'
import { seeInquiries } from '../../inquiries/see-inquiries.ts'
import { namesOfLookups, seenLookups } from '../../lookups/actions/see-lookups.ts'
import { LookupPanel } from '../../lookups/pages/lookup-panel.tsx'
import { withPickedText } from '../../letter-texts/fill.ts'
import { recordUsedTexts } from '../../letter-texts/used.ts'
import { lookupsOf } from '../../lookups/store.ts'
import { panelFacts } from '../../payouts/actions/panel-facts.ts'
import { PayoutPanel } from '../../payouts/pages/payout-panel.tsx'
import { suggestedDraft } from '../../payouts/suggest-draft.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { desk } from '../../text/desk.ts'
import { unconfirmedIn } from '../../unconfirmed/routes.tsx'
import { queue } from '../../queue/text.ts'
import { plainWords } from '../../text/index.ts'

export function caseRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/cases/:id', async (c) =>
    showCase(c, house, requireStaff(c, deskPermissions.read), { errors: [], typed: {} }),
  )

  app.post('/staff/cases/:id/assignment', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const done = await submitOnce(c, house, { form: 'procedures.take' }, async (tx) => {
      const taken = await takeCase(tx, house, staff, id)
      if (taken.ok) return { location: `/staff/cases/${id}` }
      const message = taken.reason === 'taken_by_other' ? desk.caseFile.takenByOther : desk.caseFile.notWaiting
      return { errors: [{ field: 'assignment', message }] }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })

  app.post('/staff/cases/:id/take-over', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const id = caseId(c)
    const done = await submitOnce(c, house, { form: 'procedures.take-over' }, async (tx) => {
      await takeOver(tx, house, staff, id)
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })

  app.post('/staff/cases/:id/hand-back', async (c) => {
    const staff = requireStaff(c, deskPermissions.handle)
    const done = await submitOnce(c, house, { form: 'procedures.hand-back' }, async (tx) => {
      await handBack(tx, house, staff, caseId(c))
      return { location: '/staff' }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })

  app.post('/staff/cases/:id/decision', (c) => decide(c, house, requireStaff(c, deskPermissions.handle)))

  app.post('/staff/cases/:id/confirmation', async (c) => {
    const staff = requireStaff(c, deskPermissions.confirm)
    const id = caseId(c)
    const { needsSeen } = await house.db.transact(async (tx) => {
      const opened = await openCase(tx, staff, id)
      if (opened.kind !== 'open') throw new NotFound()
      const view = await caseView(tx, house, opened.row, [])
      return { needsSeen: view.checks.some((check) => !check.ok) }
    })
    const form = await readForm(c, isSeenForm(needsSeen))
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const done = await submitOnce(c, house, { form: 'procedures.confirm' }, async (tx) => {
      await confirmDecision(tx, house, staff, id)
      return { location: `/staff/cases/${id}` }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: {} })
  })

  app.post('/staff/cases/:id/return', async (c) => {
    const staff = requireStaff(c, deskPermissions.confirm)
    const form = await readForm(c, returnForm)
    if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
    const done = await submitOnce(c, house, { form: 'procedures.return' }, async (tx) => {
      await returnDecision(tx, house, staff, caseId(c), form.value.note)
      return { location: '/staff?states=second-check' }
    })
    return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
  })
}

async function decide(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const id = caseId(c)
  const picked = await withPickedText(c, house, staff, id)
  if (picked) return showCase(c, house, staff, { errors: [], typed: picked })
  const opened = await house.db.transact(async (tx) => {
    const found = await openCase(tx, staff, id)
    return found.kind === 'open' ? caseView(tx, house, found.row, []) : undefined
  })
  if (!opened) throw new NotFound()
  const form = await readForm(
    c,
    decisionForm({
      today: house.clock.today(),
      askable: keysOf(opened),
      needsSeen: opened.checks.some((check) => !check.ok),
    }),
    { lists: ['fields'] },
  )
  if (!form.ok) return showCase(c, house, staff, { errors: form.errors, typed: form.raw })
  const decision = form.value
  const done = await submitOnce(c, house, { form: 'procedures.decide' }, async (tx) => {
    if (decision.outcome === 'ask') await requestCorrection(tx, house, staff, id, decision)
    else await proposeDecision(tx, house, staff, id, decision)
    await recordUsedTexts(tx, house, staff, id, form.raw)
    return { location: '/staff' }
  })
  return done.ok ? done.response : showCase(c, house, staff, { errors: done.errors, typed: form.raw })
}

/** The case, or only its cover when the actor has neither the assignment nor stated a reason. */
export async function showCase(
  c: Ctx,
  house: House,
  staff: Staff,
  {
    errors,
    typed,
    preview,
    id,
  }: {
    errors: readonly FieldError[]
    typed: DecisionInput
    preview?: LetterWords | undefined
    /** Where the address names something else of the case. */
    id?: Id<'application'>
  },
): Promise<Response> {
  const stated = statedReason(c)
  const shown = await house.db.transact(async (tx) => {
    const opened = await openCase(tx, staff, id ?? caseId(c), stated)
    if (opened.kind === 'closed-cover') return { ...opened, assignee: await assigneeName(tx, opened.row) }
    const mentioned = opened.decisions.flatMap(({ proposedBy, confirmedBy }) => [
      proposedBy,
      ...(confirmedBy ? [confirmedBy] : []),
    ])
    const lookups = await lookupsOf(tx, opened.row.id)
    return {
      ...opened,
      view: await caseView(tx, house, opened.row, mentioned, stated),
      acts: await actsView(tx, house, staff, opened.row),
      answers: await keptAnswers(tx, opened.row.id),
      lookups,
      lookupNames: await namesOfLookups(tx, lookups),
      thread: await seeInquiries(tx, opened.row.id),
      charges: await seeCharges(tx, house, opened.row),
      twice: await claimedTwice(tx, staff, opened.row),
      advice: await caseAdvice(tx, house, staff, opened.row),
      notes: await notesView(tx, staff, opened.row),
      money: await panelFacts(tx, house, staff, opened.row),
    }
  })
  const { row } = shown
  const definition = parseDefinition(row.definition)
  const title = plainWords(definition.name)
  const due = dueLabel(wardDate(row.submittedAt), row.dueOn, house.clock.today())
  const summary = (
    <p class="meta">
      <span class="num">{row.receiptNumber}</span>{' '}
      <DueClock gone={due.gone} state={due.state}>
        {due.text}
      </DueClock>
    </p>
  )
  const crumbs = [{ href: '/staff', label: queue.title }]
  if (shown.kind === 'closed-cover') {
    return staffPage(c, house, { title, crumbs, summary, errors }, <CoverPage row={row} assignee={shown.assignee} />)
  }
  const decision = shown.decisions.find(({ returnedAt }) => returnedAt === null) ?? shown.decisions[0]
  const isFresh = Object.keys(typed).length === 0
  const drafted = isFresh ? suggestedDraft(house, definition, shown.answers, wardDate(row.submittedAt)) : typed
  return staffPage(
    c,
    house,
    {
      title: `${title} ${row.receiptNumber}`,
      heading: `${title} ${shown.view.applicant.name}`,
      crumbs,
      summary,
      errors,
    },
    <CasePage
      view={shown.view}
      reason={shown.reason}
      hints={<ClaimedTwiceNotice found={shown.twice} />}
      lookups={
        <>
          <InquiryPanel
            thread={shown.thread}
            action={
              staff.permissions.has(deskPermissions.handle)
                ? `/staff/cases/${row.id}/inquiries${stated ? `?reason=${stated}` : ''}`
                : undefined
            }
            typed={typed}
            texts={shown.view.letterTexts}
          />
          <LookupPanel
            lookups={seenLookups(definition, shown.answers, shown.lookups, 'desk', shown.lookupNames)}
            caseHref={`/staff/cases/${row.id}`}
            query={stated ? `?reason=${stated}` : ''}
          />
        </>
      }
      corrections={
        <>
          <Corrections
            view={shown.view}
            typed={typed}
            mayAsk={staff.permissions.has(deskPermissions.handle) && row.assigneeId === staff.staffId}
            paperHref={(paper) => paperHref(shown.view, paper)}
          />
          <AdviceBlock view={shown.advice} typed={typed} />
          <NotesBlock view={shown.notes} typed={typeof typed['body'] === 'string' ? typed['body'] : undefined} />
        </>
      }
      unconfirmed={unconfirmedIn(house, definition).length}
      feeIsConfirmed={definition.fees.every((rule) => feeOf(house.profile, rule.fee).confirmed)}
      panel={
        <>
          {row.kind === 'certificate-request' && !shown.charges?.isFeeOpen && (
            <DecisionPanel view={shown.view} staff={staff} decision={decision} typed={typed} />
          )}
          <OutsidePanel view={shown.view} acts={shown.acts} staff={staff} typed={typed} />
          <OutsideCorrection view={shown.view} staff={staff} typed={typed} />
          {shown.money && (
            <PayoutPanel
              {...shown.money}
              typed={typed}
              caseHref={(deed) => `/staff/cases/${row.id}/${deed}${stated ? `?reason=${stated}` : ''}`}
            />
          )}
          <CasePanel
            view={shown.view}
            acts={shown.acts}
            staff={staff}
            typed={drafted}
            preview={preview}
            charges={shown.charges && <ChargePanel view={shown.charges} typed={typed} />}
            isFeeOpen={shown.charges?.isFeeOpen ?? false}
          />
        </>
      }
    />,
  )
}

/** The keys that a form of this case may ask for. */
export const keysOf = ({ askables, isAskedForPaper }: CaseView): string[] => [
  ...askables.map(({ key }) => key),
  ...(isAskedForPaper ? [] : [paperKey]),
]

async function assigneeName(tx: Tx, { assigneeId }: CaseRow): Promise<string | undefined> {
  return assigneeId ? (await staffNames(tx, [assigneeId])).get(assigneeId) : undefined
}

/** Why somebody who has not taken the case opens it, as chosen on its cover. */
export function statedReason(c: Ctx): StatedReason | undefined {
  const stated = statedReasons.find((reason) => reason === c.req.query('reason'))
  // A reason that nobody asked them for: not from a screen that somebody else left open.
  if (stated === 'supervision' && c.get('session')) requireRecentProof(c)
  return stated
}

export function caseId(c: Ctx): Id<'application'> {
  const id = parseId<'application'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
