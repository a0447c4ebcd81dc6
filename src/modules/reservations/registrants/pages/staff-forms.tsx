import { Actions, Button, DateField, Form, Part, Select, TextField } from '#platform/ui/index.ts'
import { paperKinds } from '../actions/desk/verify.ts'
import { staffTexts as t } from '../text/staff.ts'
import type { StaffRegistrantProps } from './staff-registrant.tsx'

const papers = paperKinds.map((paper) => ({ value: paper, label: t.papers[paper] }))

/** What the counter has seen, or could not see. */
export const VerificationForms = ({ members, path, typed }: StaffRegistrantProps) => {
  const facts = members.flatMap(({ name, facts }) => facts.map((fact) => ({ ...fact, name })))
  const unseen = facts.filter(({ source }) => source === null)
  const kept = facts.filter(({ source, kind }) => source !== 'register' && kind !== 'identity')
  const uncounted = members.filter(
    ({ personId, facts }) => personId !== null && !facts.some(({ kind }) => kind === 'lives'),
  )
  const label = ({ name, kind }: (typeof facts)[number]) => `${name}　${t.factKinds[kind]}`
  return (
    <>
      {unseen.length > 0 && (
        <Part title={t.verification}>
          <p>{t.verificationLede}</p>
          <Form action={`${path}/verifications`} label={t.verification}>
            <Select
              name="fact"
              label={t.fact}
              emptyLabel={t.choose}
              value={typed('fact')}
              options={unseen.map((one) => ({ value: one.id, label: label(one) }))}
            />
            <Select name="paper" label={t.paper} emptyLabel={t.choose} value={typed('paper')} options={papers} />
            <Actions>
              <Button>{t.seen}</Button>
            </Actions>
          </Form>
        </Part>
      )}
      {kept.length > 0 && (
        <Part title={t.dropTitle}>
          <Form action={`${path}/verification-ends`} label={t.dropTitle}>
            <Select
              name="dropped"
              label={t.fact}
              emptyLabel={t.choose}
              options={kept.map((one) => ({ value: one.id, label: label(one) }))}
            />
            <Actions>
              <Button variant="secondary">{t.drop}</Button>
            </Actions>
          </Form>
        </Part>
      )}
      {uncounted.length > 0 && (
        <Part title={t.residence}>
          <p>{t.residenceLede}</p>
          <Form action={`${path}/residences`} label={t.residence}>
            <Select
              name="inhabitant"
              label={t.member}
              emptyLabel={t.choose}
              options={uncounted.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Select name="inhabitantPaper" label={t.paper} emptyLabel={t.choose} options={papers} />
            <Actions>
              <Button variant="secondary">{t.seen}</Button>
            </Actions>
          </Form>
        </Part>
      )}
    </>
  )
}

export const GrantForm = ({ rules, path, typed }: StaffRegistrantProps) => (
  <Form action={`${path}/grants`} label={t.grants}>
    <p>{t.grantLede}</p>
    <Select
      name="grant"
      label={t.grant}
      emptyLabel={t.choose}
      value={typed('grant')}
      options={rules.grants.map(({ key, label }) => ({ value: key, label }))}
    />
    <DateField name="grantFrom" label={t.grantFrom} value={typed('grantFrom')} />
    <DateField name="grantLast" label={t.grantLast} value={typed('grantLast')} optional />
    <TextField name="grantReason" label={t.grantReason} value={typed('grantReason')} width="full" />
    <Actions>
      <Button variant="secondary">{t.addGrant}</Button>
    </Actions>
  </Form>
)

export const RepresentativeForm = ({ members, path }: StaffRegistrantProps) => {
  const able = members.filter(({ role, personId }) => role !== 'representative' && personId !== null)
  if (able.length === 0) return null
  return (
    <Part title={t.representative}>
      <p>{t.representativeLede}</p>
      <Form action={`${path}/representative`} label={t.representative}>
        <Select
          name="successor"
          label={t.member}
          emptyLabel={t.choose}
          options={able.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Actions>
          <Button variant="secondary">{t.nameRepresentative}</Button>
        </Actions>
      </Form>
    </Part>
  )
}
