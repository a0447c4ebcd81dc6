import { Actions, Block, Button, Form, Meta, Radios } from '#platform/ui/index.ts'
import { statedReasons } from '../../domain/desk/case-rights.ts'
import { canBecome, isClosed } from '../../domain/course/states.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { desk, readingLabels } from '../../text/desk.ts'
import { stateWord } from '../../text/queue-words.ts'

const t = desk.caseFile

// A booking is nobody's to examine: it is kept by the list of its day.
const isToTake = ({ kind, state }: CaseRow, assignee: string | undefined): boolean =>
  state === 'in_review' ? !assignee : state === 'submitted' && canBecome(kind, state, 'in_review')

/** The closed cover of a case: nothing of the person, only what is needed to take it or to state a reason. */
export const CoverPage = ({ row, assignee }: { row: CaseRow; assignee: string | undefined }) => (
  <Block title={t.cover}>
    <p>{t.coverText}</p>
    <Meta>{stateWord(row.kind, row.state)}</Meta>
    {isToTake(row, assignee) && (
      <Form action={`/staff/cases/${row.id}/assignment`}>
        <Actions>
          <Button keys="Ctrl+Enter">{t.take}</Button>
        </Actions>
      </Form>
    )}
    {assignee && !isClosed(row.state) && (
      <Form action={`/staff/cases/${row.id}/take-over`}>
        <p>{t.heldBy(assignee)}</p>
        <Meta>{t.takeOverHint}</Meta>
        <Actions>
          <Button>{t.takeOver}</Button>
        </Actions>
      </Form>
    )}
    <Form action={`/staff/cases/${row.id}`} method="get" label={t.statedReason}>
      <Radios
        name="reason"
        legend={t.statedReason}
        options={statedReasons.map((reason) => ({ value: reason, label: readingLabels[reason] }))}
      />
      <Actions>
        <Button variant="secondary">{t.openWithReason}</Button>
      </Actions>
    </Form>
  </Block>
)
