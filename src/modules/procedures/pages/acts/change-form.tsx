import { Actions, Block, Button, Details, Form, Radios, Select, TextArea } from '#platform/ui/index.ts'
import type { ActsView } from '../../actions/acts/act-view.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { actKindLabels, desk } from '../../text/acts/desk.ts'
import { plainWords } from '../../text/index.ts'

const t = desk.form

/** 取消・撤回・更正 of what was notified or issued: each a new 起案 with a number and a letter of its own. */
export const ChangeForm = ({
  view,
  acts,
  typed,
}: {
  view: CaseView
  acts: ActsView
  typed: Readonly<Record<string, string | readonly string[] | undefined>>
}) => {
  const targets = targetsOf(view, acts)
  if (targets.length === 0) return null
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <Block title={t.changeTitle}>
      <Details summary={t.changeHint} open={typed['kind'] !== undefined || typed['target'] !== undefined}>
        <Form action={`/staff/cases/${view.row.id}/changes`}>
          <Select name="target" label={t.changeOf} options={targets} value={text('target')} />
          <Radios
            name="kind"
            legend={t.changeKind}
            value={text('kind')}
            options={(['revocation', 'withdrawal', 'correction'] as const).map((kind) => ({
              value: kind,
              label: actKindLabels[kind],
            }))}
          />
          <TextArea
            name="change-ground"
            label={t.ground}
            value={text('change-ground') ?? view.definition.legalBasis.map(plainWords).join('、')}
            rows={2}
          />
          <TextArea name="change-reason" label={t.changeReason} value={text('change-reason')} rows={3} />
          <Actions>
            <Button variant="danger" small>
              {t.submit}
            </Button>
          </Actions>
        </Form>
      </Details>
    </Block>
  )
}

function targetsOf({ certificate }: CaseView, { acts }: ActsView): { value: string; label: string }[] {
  if (acts.some(({ act }) => ['examining', 'deciding', 'decided'].includes(act.state))) return []
  const paper =
    certificate?.documentId && !certificate.withdrawnAt
      ? [{ value: `certificate:${certificate.id}`, label: certificate.documentNumber ?? '' }]
      : []
  const notified = acts
    .filter(({ act }) => act.state === 'effected')
    .map(({ act }) => ({ value: `act:${act.id}`, label: `${act.documentNumber}　${actKindLabels[act.kind]}` }))
  return [...paper, ...notified]
}
