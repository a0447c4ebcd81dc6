import type { Staff } from '#platform/auth/index.ts'
import { Actions, Block, Button, Form, Notice, Radios, TextArea } from '#platform/ui/index.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { desk } from '../../text/acts/desk.ts'
import { stateLabels } from '../../text/desk.ts'
import { holdsCase } from '../../domain/desk/case-rights.ts'
import { WordsPicker } from '../../letter-texts/words-picker.tsx'
import { AskFields } from '../desk/ask-fields.tsx'
import type { DraftInput } from './draft-form.tsx'

const t = desk.arrival

/** 届出 and 申込: taken as it is or asked for again; a 届出 is never refused, a 申込 may be declined. */
export const ArrivalPanel = ({ view, staff, typed }: { view: CaseView; staff: Staff; typed: DraftInput }) => {
  const { row } = view
  if (row.kind !== 'notification' && row.kind !== 'entry') return null
  const { kind } = row
  if (row.state === 'accepted') {
    return (
      <Block title={t.title[kind]}>
        <p>{t.accepted}</p>
        <p class="meta">{t.completeHint}</p>
        <Form action={`/staff/cases/${row.id}/completion`}>
          <Button keys="Ctrl+Enter">{t.complete}</Button>
        </Form>
      </Block>
    )
  }
  if (row.state !== 'in_review' || !holdsCase(staff, row)) {
    return (
      <Block title={t.title[kind]}>
        <p>
          <b>{stateLabels[row.state]}</b>
        </p>
        {row.assigneeId && <Notice>{view.staffName(row.assigneeId)}</Notice>}
      </Block>
    )
  }
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const ending = kind === 'notification' ? 'lapse' : 'decline'
  return (
    <Block title={t.title[kind]}>
      <Form action={`/staff/cases/${row.id}/arrival`}>
        <Radios
          name="outcome"
          legend={t.outcome}
          value={text('outcome')}
          options={[
            { value: 'accept', ...t.accept[kind] },
            { value: 'ask', ...t.ask, nested: <AskFields view={view} typed={typed} /> },
            {
              value: ending,
              ...t[ending],
              nested: <TextArea name="reason" label={t.reason} value={text('reason')} rows={3} />,
            },
          ]}
        />
        <Actions>
          <Button keys="Ctrl+Enter">{t.submit}</Button>
        </Actions>
        <WordsPicker texts={view.letterTexts} typed={typed} />
      </Form>
    </Block>
  )
}
