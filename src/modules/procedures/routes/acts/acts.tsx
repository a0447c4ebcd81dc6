import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { renderLetter } from '#platform/documents/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { wardDate } from '#platform/time/index.ts'
import { DueClock, staffPage } from '#platform/ui/index.ts'
import { actsView } from '../../actions/acts/act-view.ts'
import {
  decideAct,
  type Done,
  examineAct,
  returnAct,
  seeAfterwards,
  takeBackAct,
  undoDecision,
} from '../../actions/acts/decide-act.ts'
import { effectAct } from '../../actions/acts/effect-act.ts'
import { openAct, readActLetter } from '../../actions/acts/read-act.ts'
import { caseView } from '../../actions/desk/case-view.ts'
import { dueLabel } from '../../domain/course/due-label.ts'
import type { ActId } from '../../domain/acts/act.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { commentForm, noteForm } from '../../forms/acts.ts'
import { ActHistory, ActPanel } from '../../pages/acts/act-panel.tsx'
import { LetterFacts } from '../../pages/acts/letter-facts.tsx'
import { namesOfLookups, seenLookups } from '../../lookups/actions/see-lookups.ts'
import { LookupPanel } from '../../lookups/pages/lookup-panel.tsx'
import { lookupsOf } from '../../lookups/store.ts'
import { keptAnswers } from '../../store/answers.ts'
import { OutsidePanel } from '../../pages/desk/outside-panel.tsx'
import { CasePage, paperHref } from '../../pages/desk/case-page.tsx'
import { Corrections } from '../../pages/desk/corrections.tsx'
import { desk, notDoneTexts } from '../../text/acts/desk.ts'
import { desk as words } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'
import { statedReason } from '../desk/cases.tsx'
import { unconfirmedIn } from '../../unconfirmed/routes.tsx'
import { pdf } from '../desk/pdf.ts'

type Deed<Form> = (tx: Tx, staff: Staff, id: ActId, form: Form) => Promise<Done>

/** One 起案 on a page of its own, for who examines, decides, sends or sees it; each deed is one small form. */
export function actRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/acts/:id', (c) => showAct(c, house, requireStaff(c, deskPermissions.read), [], {}))

  app.get('/staff/acts/:id/letter.pdf', async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const letter = await house.db.transact((tx) => readActLetter(tx, house, staff, actId(c), statedReason(c)))
    return pdf(c, 'bytes' in letter ? letter.bytes : await renderLetter(letter.input), 'letter.pdf')
  })

  const post = <Schema extends z.ZodType>(
    path: string,
    permission: string,
    schema: Schema,
    deed: Deed<z.output<Schema>>,
  ) =>
    app.post(`/staff/acts/:id/${path}`, async (c) => {
      const staff = requireStaff(c, permission)
      const id = actId(c)
      const form = await readForm(c, schema)
      if (!form.ok) return showAct(c, house, staff, form.errors, form.raw)
      const done = await submitOnce(c, house, { form: `procedures.act.${path}` }, async (tx) => {
        const result = await deed(tx, staff, id, form.value)
        return result.ok
          ? { location: `/staff/acts/${id}` }
          : { errors: [{ field: '', message: notDoneTexts[result.reason] }] }
      })
      return done.ok ? done.response : showAct(c, house, staff, done.errors, form.raw)
    })

  const { confirm, handle } = deskPermissions
  post('examination', confirm, commentForm, (tx, staff, id, { comment }) => examineAct(tx, house, staff, id, comment))
  post('decision', confirm, commentForm, (tx, staff, id, { comment }) => decideAct(tx, house, staff, id, comment))
  post('return', confirm, noteForm, (tx, staff, id, { note }) => returnAct(tx, house, staff, id, note))
  post('undoing', confirm, noteForm, (tx, staff, id, { note }) => undoDecision(tx, house, staff, id, note))
  post('taking-back', handle, commentForm, (tx, staff, id) => takeBackAct(tx, house, staff, id))
  post('seeing', confirm, commentForm, (tx, staff, id) => seeAfterwards(tx, house, staff, id))

  app.post('/staff/acts/:id/effecting', async (c) => {
    const staff = requireStaff(c, deskPermissions.dispatch)
    const id = actId(c)
    // What holds it up is kept, so the transaction is not given up: the page shows why it stands still.
    const done = await submitOnce(c, house, { form: 'procedures.act.effecting' }, async (tx) => {
      const result = await effectAct(tx, house, staff, id)
      const stands = !result.ok && (result.reason === 'awaiting_payment' || result.reason === 'numbers_missing')
      return { location: `/staff/acts/${id}${stands ? `?stands=${result.reason}` : ''}` }
    })
    return done.ok ? done.response : showAct(c, house, staff, done.errors, {})
  })
}

async function showAct(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[],
  typed: Readonly<Record<string, string | readonly string[]>>,
): Promise<Response> {
  const { row, view, acts, act, lookups } = await house.db.transact(async (tx) => {
    const { row, act } = await openAct(tx, house, staff, actId(c), statedReason(c))
    const view = await caseView(tx, house, row, [], statedReason(c))
    const asked = await lookupsOf(tx, row.id)
    return {
      row,
      act,
      view,
      acts: await actsView(tx, house, staff, row),
      lookups: seenLookups(
        view.definition,
        await keptAnswers(tx, row.id),
        asked,
        'desk',
        await namesOfLookups(tx, asked),
      ),
    }
  })
  const line = acts.acts.find((one) => one.act.id === act.id)
  if (!line) throw new NotFound('act')
  const due = dueLabel(wardDate(row.submittedAt), row.dueOn, house.clock.today())
  const stands = { awaiting_payment: desk.errors.awaitingPayment, numbers_missing: words.errors.numbersMissing }
  const message = Object.entries(stands).find(([reason]) => reason === c.req.query('stands'))?.[1]
  const shown = message ? [{ field: '', message }] : errors
  return staffPage(
    c,
    house,
    {
      title: `${desk.form.title}：${plainWords(view.definition.name)} ${row.receiptNumber}`,
      heading: `${plainWords(view.definition.name)} ${view.applicant.name}`,
      current: '/staff/decisions',
      crumbs: [{ href: '/staff/decisions', label: desk.list.title }],
      summary: (
        <p class="meta">
          <span class="num">{row.receiptNumber}</span>{' '}
          <DueClock gone={due.gone} state={due.state}>
            {due.text}
          </DueClock>
        </p>
      ),
      errors: shown,
    },
    <CasePage
      view={view}
      reason="decision"
      lookups={
        <LookupPanel
          lookups={lookups}
          caseHref={`/staff/cases/${row.id}`}
          query={view.stated ? `?reason=${view.stated}` : ''}
        />
      }
      corrections={<Corrections view={view} typed={{}} mayAsk={false} paperHref={(paper) => paperHref(view, paper)} />}
      unconfirmed={unconfirmedIn(house, view.definition).length}
      feeIsConfirmed={view.definition.fees.every((rule) => feeOf(house.profile, rule.fee).confirmed)}
      panel={
        <>
          <OutsidePanel view={view} acts={acts} staff={staff} typed={typed} />
          <ActPanel view={acts} line={line} typed={typed} stated={view.stated} />
          <LetterFacts view={acts} appeal={view.definition.appeal} />
          <ActHistory view={acts} current={line} />
        </>
      }
    />,
  )
}

export function actId(c: Ctx): ActId {
  const id = parseId<'act'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound()
  return id
}
