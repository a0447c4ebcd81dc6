import type { Staff } from '#platform/auth/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Actions, Block, Button, DataTable, Details, Form, TextArea, TextField } from '#platform/ui/index.ts'
import type { ActsView } from '../../actions/acts/act-view.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { takesPaper } from '../../domain/acts/act.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import { desk } from '../../text/desk.ts'

const t = desk.caseFile.outside

type Typed = OutsidePanelProps['typed']

type OutsidePanelProps = {
  view: CaseView
  acts: ActsView
  staff: Staff
  typed: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** Decided, and another system prints it: here the number of each sheet or card is written down. */
export const OutsidePanel = ({ view, acts, staff, typed }: OutsidePanelProps) => {
  const { row, outside, certificate } = view
  const output = outsideOf(view.definition)
  const isCertificate = row.kind === 'certificate-request'
  const isReady = isCertificate ? row.state === 'issuing' : acts.acts.some(({ act }) => takesPaper(act))
  if (!output || !outside || certificate || !isReady || !staff.permissions.has(deskPermissions.dispatch)) return null
  const numbers = typed['numbers']
  return (
    <Block title={t.title}>
      <p>{t.lede(output.madeBy, outside.pieces, output.number)}</p>
      <p class="meta">{isCertificate ? t.forCertificate : t.forDecision}</p>
      <Form action={`/staff/cases/${row.id}/outside-paper`}>
        <TextArea
          name="numbers"
          label={output.number}
          value={typeof numbers === 'string' ? numbers : undefined}
          rows={Math.min(outside.pieces + 1, 6)}
        />
        <Actions>
          <Button keys="Ctrl+Enter">{t.record}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

type CorrectionProps = { view: CaseView; staff: Staff; typed: Typed }

/** What was recorded can be put right, with a reason; what stood before stays beside it. */
export const OutsideCorrection = ({ view, staff, typed }: CorrectionProps) => {
  const { row, outside, certificate, stated } = view
  if (!outside || !certificate) return null
  const c = t.correct
  const text = (key: string): string | undefined => (typeof typed[key] === 'string' ? typed[key] : undefined)
  const mayCorrect = staff.permissions.has(deskPermissions.dispatch) && !certificate.withdrawnAt
  return (
    <>
      {outside.corrections.length > 0 && (
        <DataTable
          caption={c.history}
          captionHidden={false}
          columns={[
            { label: c.columns.before, heading: true },
            { label: c.columns.number },
            { label: c.columns.reason },
            { label: c.columns.by },
          ]}
          rows={outside.corrections.map(({ before, number, reason, byName, at }) => ({
            cells: [before, number, reason, `${byName} ${formatDateTime(at, 'ja')}`],
          }))}
        />
      )}
      {mayCorrect && (
        <Details summary={c.title} open={text('correct-numbers') !== undefined}>
          <p class="meta">{c.lede}</p>
          <Form action={`/staff/cases/${row.id}/outside-correction${stated ? `?reason=${stated}` : ''}`}>
            <TextArea
              name="correct-numbers"
              label={c.numbers}
              value={text('correct-numbers') ?? outside.numbers.join('\n')}
              rows={Math.min(outside.pieces + 1, 6)}
            />
            <TextField name="correct-reason" label={c.reason} value={text('correct-reason')} width="full" />
            <Actions>
              <Button>{c.submit}</Button>
            </Actions>
          </Form>
        </Details>
      )}
    </>
  )
}
