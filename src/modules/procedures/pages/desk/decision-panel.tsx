import type { Staff } from '#platform/auth/index.ts'
import { Actions, Block, Button, Checkbox, Form, Notice, Radios, TextArea } from '#platform/ui/index.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { deskPermissions, holdsCase } from '../../domain/desk/case-rights.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import type { Decision } from '../../store/desk/decisions.ts'
import { desk, stateLabels } from '../../text/desk.ts'
import { WordsPicker } from '../../letter-texts/words-picker.tsx'
import { AskFields } from './ask-fields.tsx'
import { PaperFacts } from './case-page.tsx'

const t = desk.caseFile

/** What was typed, by field. */
export type DecisionInput = Readonly<Record<string, string | readonly string[] | undefined>> & {
  outcome?: string
  reason?: string
  question?: string
  fields?: readonly string[]
  answerBy?: string
  seen?: string
  note?: string
}

type PanelProps = { view: CaseView; staff: Staff; decision: Decision | undefined; typed: DecisionInput }

/** What this person may do with this case now; one thing, or why there is nothing. */
export const DecisionPanel = (props: PanelProps) => {
  const { view, staff, decision } = props
  const isMine = holdsCase(staff, view.row)
  switch (view.row.state) {
    case 'submitted':
      return <Take view={view} />
    case 'in_review':
      if (isMine) return <Propose {...props} />
      return view.row.assigneeId ? <Notice>{view.staffName(view.row.assigneeId)}</Notice> : <Take view={view} />
    case 'proposed':
      if (decision?.proposedBy === staff.staffId) return <Notice>{t.ownProposal}</Notice>
      return staff.permissions.has(deskPermissions.confirm) ? <Confirm {...props} /> : <Proposed {...props} />
    default:
      return <Settled {...props} />
  }
}

const Take = ({ view }: { view: CaseView }) => (
  <Block title={t.decision}>
    <Form action={`/staff/cases/${view.row.id}/assignment`}>
      <Button keys="Ctrl+Enter">{t.take}</Button>
    </Form>
  </Block>
)

const Propose = ({ view, typed, decision }: PanelProps) => (
  <Block title={t.decision}>
    {decision?.returnNote && (
      <Notice kind="warning" title={t.returnIt}>
        {decision.returnNote}
      </Notice>
    )}
    <Form action={`/staff/cases/${view.row.id}/decision`} id="decision">
      <Radios
        name="outcome"
        legend={t.outcome}
        value={typed.outcome}
        options={[
          { value: 'issue', label: t.outcomes.issue.label, hint: t.outcomes.issue.hint },
          {
            value: 'ask',
            label: t.outcomes.ask.label,
            hint: t.outcomes.ask.hint,
            nested: <AskFields view={view} typed={typed} />,
          },
          {
            value: 'refuse',
            label: t.outcomes.refuse.label,
            hint: t.outcomes.refuse.hint,
            nested: <TextArea name="reason" label={t.reasonRefuse} value={typed.reason} rows={4} />,
          },
        ]}
      />
      {view.checks.some((check) => !check.ok) && (
        <Checkbox name="seen" label={t.seen} checked={typed.seen !== undefined} />
      )}
      <Actions>
        <Button keys="Ctrl+Enter">{t.propose}</Button>
      </Actions>
      <WordsPicker texts={view.letterTexts} typed={typed} />
    </Form>
    <Form action={`/staff/cases/${view.row.id}/hand-back`}>
      <Button variant="quiet" small>
        {t.handBack}
      </Button>
    </Form>
  </Block>
)

const Proposed = ({ view, decision }: PanelProps) => (
  <Block title={t.decision}>
    <Notice>{t.waitingForSecond(view.staffName(decision?.proposedBy ?? null))}</Notice>
    <ProposedOutcome decision={decision} />
  </Block>
)

const ProposedOutcome = ({ decision }: { decision: Decision | undefined }) => {
  if (!decision) return null
  return (
    <>
      <p>
        <b>{t.outcomes[decision.outcome].label}</b>
      </p>
      {decision.reason && <p>{decision.reason}</p>}
    </>
  )
}

const Confirm = ({ view, decision, typed }: PanelProps) => (
  <Block title={t.decision}>
    <p class="meta">{t.waitingForSecond(view.staffName(decision?.proposedBy ?? null))}</p>
    <ProposedOutcome decision={decision} />
    <Form action={`/staff/cases/${view.row.id}/confirmation`}>
      {view.checks.some((check) => !check.ok) && (
        <Checkbox name="seen" label={t.seen} checked={typed.seen !== undefined} />
      )}
      <p class="meta">{decision?.outcome === 'refuse' ? t.refuseConfirmHint : issueHint(view)}</p>
      <Actions>
        <Button variant={decision?.outcome === 'refuse' ? 'danger' : 'primary'} keys="Ctrl+Enter">
          {t.confirm}
        </Button>
      </Actions>
    </Form>
    <Form action={`/staff/cases/${view.row.id}/return`}>
      <TextArea name="note" label={t.returnNote} value={typed.note} rows={2} />
      <Button variant="secondary" small>
        {t.returnIt}
      </Button>
    </Form>
  </Block>
)

const issueHint = ({ definition }: CaseView): string => {
  const outside = outsideOf(definition)
  return outside ? t.outside.confirmHint(outside.madeBy) : t.confirmHint
}

const Settled = ({ view, decision }: PanelProps) => (
  <>
    <Block title={t.decision}>
      <p>
        <b>{stateLabels[view.row.state]}</b>
      </p>
      <ProposedOutcome decision={decision} />
      {decision?.confirmedBy && (
        <p class="meta">
          {view.staffName(decision.proposedBy)} → {view.staffName(decision.confirmedBy)}
        </p>
      )}
    </Block>
    <PaperFacts view={view} />
  </>
)
