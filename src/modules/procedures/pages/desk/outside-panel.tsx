import type { Staff } from '#platform/auth/index.ts'
import { Actions, Block, Button, Form, TextArea } from '#platform/ui/index.ts'
import type { ActsView } from '../../actions/acts/act-view.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { takesPaper } from '../../domain/acts/act.ts'
import { deskPermissions } from '../../domain/desk/case-rights.ts'
import { outsideOf } from '../../domain/desk/outside-paper.ts'
import { desk } from '../../text/desk.ts'

const t = desk.caseFile.outside

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
