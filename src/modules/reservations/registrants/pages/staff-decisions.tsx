import { Actions, Button, DateField, Form, Part, Radios, Select, TextArea } from '#platform/ui/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import type { StaffRegistrantProps } from './staff-registrant.tsx'

/** What the office may decide about a registration as it stands. */
export const DecisionForms = (props: StaffRegistrantProps) => {
  const { standing, registrant } = props
  const isRegistered = registrant.state === 'active' || registrant.state === 'suspended'
  return (
    <>
      {standing === 'asked' && <Approval {...props} />}
      {registrant.state === 'suspended' && <Lifting {...props} />}
      {isRegistered && <Suspension {...props} />}
      {isRegistered && <Revocation {...props} />}
    </>
  )
}

const heardOptions = (['oral', 'written', 'none', 'urgent'] as const).map((way) => ({
  value: way,
  label: t.heardWays[way],
}))

const Ground = (props: {
  name: string
  grounds: readonly { key: string; label: string }[]
  value: string | undefined
}) => (
  <Select
    name={props.name}
    label={t.ground}
    emptyLabel={t.choose}
    value={props.value}
    options={props.grounds.map(({ key, label }) => ({ value: key, label }))}
  />
)

const Approval = ({ path, rules, typed }: StaffRegistrantProps) => (
  <>
    <Part title={t.approval}>
      <Form action={`${path}/approval`} label={t.approval}>
        <p>{t.approvalLede(rules.validYears)}</p>
        <Actions>
          <Button>{t.approval}</Button>
        </Actions>
      </Form>
    </Part>
    <Part title={t.refusal}>
      <Form action={`${path}/refusal`} label={t.refusal}>
        <p>{t.letterNote}</p>
        <Ground name="refusalGround" grounds={rules.grounds.refusal} value={typed('refusalGround')} />
        <TextArea name="refusalReason" label={t.reason} rows={4} value={typed('refusalReason')} />
        <Actions>
          <Button variant="danger">{t.refusal}</Button>
        </Actions>
      </Form>
    </Part>
  </>
)

const Suspension = ({ path, rules, typed }: StaffRegistrantProps) => (
  <Part title={t.suspension}>
    <Form action={`${path}/suspensions`} label={t.suspension}>
      <p>{t.letterNote}</p>
      <Ground name="suspensionGround" grounds={rules.grounds.suspension} value={typed('suspensionGround')} />
      <DateField name="from" label={t.suspensionFrom} value={typed('from')} />
      <DateField name="last" label={t.suspensionLast} value={typed('last')} />
      <Radios name="heard" legend={t.heard} options={heardOptions} value={typed('heard')} />
      <TextArea name="suspensionReason" label={t.reason} rows={4} value={typed('suspensionReason')} />
      <Actions>
        <Button variant="danger">{t.suspend}</Button>
      </Actions>
    </Form>
  </Part>
)

const Lifting = ({ path, typed }: StaffRegistrantProps) => (
  <Part title={t.lifting}>
    <Form action={`${path}/lifting`} label={t.lifting}>
      <TextArea name="liftingReason" label={t.liftingReason} rows={3} value={typed('liftingReason')} />
      <Actions>
        <Button>{t.lifting}</Button>
      </Actions>
    </Form>
  </Part>
)

const Revocation = ({ path, rules, typed }: StaffRegistrantProps) => (
  <Part title={t.revocation}>
    <Form action={`${path}/revocation`} label={t.revocation}>
      <p>{t.letterNote}</p>
      <Ground name="revocationGround" grounds={rules.grounds.revocation} value={typed('revocationGround')} />
      <Radios name="revocationHeard" legend={t.heard} options={heardOptions} value={typed('revocationHeard')} />
      <TextArea name="revocationReason" label={t.reason} rows={4} value={typed('revocationReason')} />
      <Actions>
        <Button variant="danger">{t.revoke}</Button>
      </Actions>
    </Form>
  </Part>
)
