import type { Staff } from '#platform/auth/index.ts'
import { Block, Button, type Content, Form, Notice } from '#platform/ui/index.ts'
import type { ActsView } from '../../actions/acts/act-view.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import type { LetterWords } from '../../domain/acts/act.ts'
import { isUnderWay } from '../../domain/acts/course.ts'
import { chargeDesk } from '../../charges/text/desk.ts'
import { desk as words, stateLabels } from '../../text/desk.ts'
import { holdsCase } from '../../domain/desk/case-rights.ts'
import { ActHistory, ActPanel } from './act-panel.tsx'
import { ArrivalPanel } from './arrival-panel.tsx'
import { ChangeForm } from './change-form.tsx'
import { DraftForm, type DraftInput } from './draft-form.tsx'
import { LetterFacts } from './letter-facts.tsx'

type CasePanelProps = {
  view: CaseView
  acts: ActsView
  staff: Staff
  typed: DraftInput
  preview?: LetterWords | undefined
  /** What the grant costs, where the procedure has such a thing. */
  charges?: Content
  /** Nothing is decided before its fee is paid. */
  isFeeOpen: boolean
}

/** Beside a case that is decided by 起案, taken on arrival, or settled: what this person does next, and what was done. */
export const CasePanel = (props: CasePanelProps) => {
  const { view, acts, typed } = props
  const current = acts.acts.find(({ act }) => isUnderWay(act.state) || (act.isDeputised && !act.seenBy))
  return (
    <>
      {props.isFeeOpen ? (
        <Block title={words.caseFile.decision}>
          <Notice>{chargeDesk.fee.waiting}</Notice>
        </Block>
      ) : (
        <Next {...props} current={current} />
      )}
      {props.charges}
      <LetterFacts view={acts} appeal={view.definition.appeal} />
      <ChangeForm view={view} acts={acts} typed={typed} />
      <ActHistory view={acts} current={current} />
    </>
  )
}

const Next = ({
  view,
  acts,
  staff,
  typed,
  preview,
  current,
}: CasePanelProps & { current: ActsView['acts'][number] | undefined }) => {
  const { row, definition } = view
  if (current) return <ActPanel view={acts} line={current} typed={typed} stated={view.stated} />
  if (row.state === 'submitted') {
    return (
      <Block title={words.caseFile.decision}>
        <Form action={`/staff/cases/${row.id}/assignment`}>
          <Button keys="Ctrl+Enter">{words.caseFile.take}</Button>
        </Form>
      </Block>
    )
  }
  if (row.kind === 'notification' || row.kind === 'entry')
    return <ArrivalPanel view={view} staff={staff} typed={typed} />
  if (row.kind === 'application' && row.state === 'in_review' && holdsCase(staff, row)) {
    const returned =
      acts.acts[0]?.act.state === 'returned' || acts.acts[0]?.act.state === 'undone' ? acts.acts[0] : undefined
    const note = returned?.steps.findLast(({ kind }) => kind === 'return' || kind === 'undo')?.note ?? undefined
    const canExtend =
      definition.period?.extension !== undefined &&
      !acts.acts.some(({ act }) => act.kind === 'extension' && (isUnderWay(act.state) || act.state === 'effected'))
    return <DraftForm view={view} typed={typed} returnNote={note} canExtend={canExtend} preview={preview} />
  }
  if (row.kind === 'certificate-request') return null
  return (
    <Block title={words.caseFile.decision}>
      <p>
        <b>{stateLabels[row.state]}</b>
      </p>
      {row.assigneeId && row.state === 'in_review' && <Notice>{view.staffName(row.assigneeId)}</Notice>}
    </Block>
  )
}
