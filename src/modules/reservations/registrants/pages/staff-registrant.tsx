import type { StaffId } from '#platform/ids/index.ts'
import { formatDateTime, toWareki } from '#platform/time/index.ts'
import { Button, DataTable, Form, Link, Pairs, Part } from '#platform/ui/index.ts'
import type { RegistrantFacts } from '../../rules/index.ts'
import { ageOn } from '../domain/ages.ts'
import type { Registrant, Standing } from '../domain/registrant.ts'
import type { RegistrantRules } from '../profile.ts'
import type { RegistrantDecision, RegistrantEvent, RegistrantGrant } from '../store/decisions.ts'
import type { Member } from '../store/members.ts'
import { staffTexts as t } from '../text/staff.ts'
import { DecisionForms } from './staff-decisions.tsx'
import { registrantsPath } from './staff-list.tsx'
import { GrantForm, RepresentativeForm, VerificationForms } from './staff-forms.tsx'

export type NamedMember = Member & { name: string }

export type StaffRegistrantProps = {
  registrant: Registrant
  standing: Standing
  className: string
  /** The class by what was seen; missing: none fits. */
  classNow: string | undefined
  missing: readonly string[]
  facts: RegistrantFacts
  members: readonly NamedMember[]
  /** Groups that share members from the threshold on. */
  duplicates: readonly { id: string; name: string; number: string; shared: number }[]
  organisation: string | undefined
  decisions: readonly RegistrantDecision[]
  letters: ReadonlySet<string>
  grants: readonly RegistrantGrant[]
  events: readonly RegistrantEvent[]
  colleagues: ReadonlyMap<StaffId, string>
  rules: RegistrantRules
  today: Temporal.PlainDate
  mayVerify: boolean
  mayDecide: boolean
  path: string
  /** What was typed into a form that is shown again. */
  typed: (name: string) => string | undefined
}

/** One registration as the desk sees it: who, what was seen of whom, and what the office decides. */
export const StaffRegistrant = (props: StaffRegistrantProps) => {
  const { registrant, standing, mayVerify, mayDecide } = props
  const isOver = standing === 'ended' || standing === 'refused'
  return (
    <>
      {!props.rules.confirmed && <p>{t.unconfirmed}</p>}
      <Head {...props} />
      <Members {...props} />
      <Counts {...props} />
      {registrant.kind === 'group' && !isOver && <Duplicates {...props} />}
      {mayVerify && !isOver && <VerificationForms {...props} />}
      {mayDecide && <DecisionForms {...props} />}
      <Grants {...props} />
      {mayDecide && registrant.kind === 'group' && !isOver && <RepresentativeForm {...props} />}
      {props.decisions.length > 0 && <Decisions {...props} />}
      <History {...props} />
    </>
  )
}

const Head = ({ registrant, standing, className, organisation }: StaffRegistrantProps) => (
  <Pairs
    pairs={[
      { term: t.columns.number, value: registrant.number },
      { term: t.columns.kind, value: t.kinds[registrant.kind] },
      { term: t.columns.class, value: className },
      { term: t.columns.state, value: t.standings[standing] },
      ...(registrant.askedAt ? [{ term: t.asked, value: formatDateTime(registrant.askedAt, 'ja') }] : []),
      ...(registrant.from && registrant.until
        ? [
            {
              term: t.columns.until,
              value: `${toWareki(registrant.from)}から${toWareki(registrant.until.subtract({ days: 1 }))}まで`,
            },
          ]
        : []),
      ...(organisation ? [{ term: t.organisation, value: organisation }] : []),
    ]}
  />
)

const Members = ({ members, today }: StaffRegistrantProps) => (
  <Part title={t.members}>
    <DataTable
      caption={t.members}
      columns={[
        { label: t.member, heading: true },
        { label: t.role },
        { label: t.age, numeric: true },
        { label: t.town },
        { label: t.facts },
      ]}
      rows={members.map((one) => ({
        cells: [
          one.name,
          t.roles[one.role],
          one.birthDate ? `${ageOn(one.birthDate, today)}歳` : '',
          one.personId === null ? `${one.town ?? ''}（${t.noAccount}）` : '',
          one.facts.map(sayFact).join('、'),
        ],
      }))}
    />
  </Part>
)

const sayFact = ({ kind, source, paper }: Member['facts'][number]): string => {
  const how = source === null ? t.said : paper ? `${t.bySource[source]}・${paperName(paper)}` : t.bySource[source]
  return `${t.factKinds[kind]}（${how}）`
}

const paperName = (paper: string): string => Object.entries(t.papers).find(([key]) => key === paper)?.[1] ?? paper

const Counts = ({ facts, classNow, missing }: StaffRegistrantProps) => (
  <Part title={t.counts}>
    <Pairs
      pairs={[
        { term: t.countLabels.members, value: t.people(facts.members) },
        { term: t.countLabels.membersInWard, value: t.people(facts.membersInWard) },
        { term: t.countLabels.over75, value: t.people(facts.share.over75) },
        { term: t.countLabels.over65, value: t.people(facts.share.over65) },
        { term: t.countLabels.disabled, value: t.people(facts.share.disabled) },
        { term: t.countLabels.juniorHighOrYounger, value: t.people(facts.share.juniorHighOrYounger) },
        { term: t.classNow, value: classNow ?? `${t.noClass}${missing.length > 0 ? `（${missing.join('、')}）` : ''}` },
      ]}
    />
  </Part>
)

const Duplicates = ({ duplicates, rules }: StaffRegistrantProps) => (
  <Part title={t.duplicates}>
    <p>
      {t.duplicatesRule(rules.duplicates.shared, rules.duplicates.answer)}
      {t.duplicatesLede}
    </p>
    <DataTable
      caption={t.duplicates}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.number },
        { label: t.shared, numeric: true },
      ]}
      rows={duplicates.map(({ id, name, number, shared }) => ({
        href: `${registrantsPath}/${id}`,
        cells: [name, number, t.people(shared)],
      }))}
      empty={<p>{t.noDuplicates}</p>}
    />
  </Part>
)

const Grants = (props: StaffRegistrantProps) => {
  const { grants, rules, mayDecide, path, standing } = props
  const mayGrant = mayDecide && (standing === 'active' || standing === 'suspended')
  if (rules.grants.length === 0 || (grants.length === 0 && !mayGrant)) return null
  const label = (key: string) => rules.grants.find((one) => one.key === key)?.label ?? key
  return (
    <Part title={t.grants}>
      <DataTable
        caption={t.grants}
        columns={[
          { label: t.grant, heading: true },
          { label: t.columns.until },
          { label: t.grantReason },
          { label: t.endGrant, hideLabel: true },
        ]}
        rows={grants.map(({ id, key, from, until, reason }) => ({
          cells: [
            label(key),
            `${toWareki(from)}から${until ? `${toWareki(until.subtract({ days: 1 }))}まで` : ''}`,
            reason,
            mayDecide ? (
              <Form action={`${path}/grant-ends`} label={t.endGrant}>
                <input type="hidden" name="grant" value={id} />
                <Button small variant="secondary">
                  {t.endGrant}
                </Button>
              </Form>
            ) : (
              ''
            ),
          ],
        }))}
        empty={<></>}
      />
      {mayGrant && <GrantForm {...props} />}
    </Part>
  )
}

const Decisions = ({ decisions, letters, colleagues, path }: StaffRegistrantProps) => (
  <Part title={t.decisions}>
    <DataTable
      caption={t.decisions}
      columns={[
        { label: t.day, heading: true },
        { label: t.decisions },
        { label: t.reason },
        { label: t.by },
        { label: t.letter },
      ]}
      rows={decisions.map(({ id, kind, reason, fromDay, lastDay, decidedBy }) => ({
        cells: [
          `${toWareki(fromDay)}${lastDay ? `から${toWareki(lastDay)}まで` : ''}`,
          t.decisionKinds[kind],
          reason ?? '',
          colleagues.get(decidedBy) ?? '',
          letters.has(id) ? <Link href={`${path}/letters/${id}`}>{t.letter}</Link> : '',
        ],
      }))}
    />
  </Part>
)

const History = ({ events, colleagues }: StaffRegistrantProps) => (
  <Part title={t.history}>
    <DataTable
      caption={t.history}
      columns={[{ label: t.day, heading: true }, { label: t.history }, { label: t.by }]}
      rows={events.map(({ kind, at, byStaff }) => ({
        cells: [formatDateTime(at, 'ja'), t.events[kind] ?? kind, (byStaff && colleagues.get(byStaff)) ?? ''],
      }))}
      empty={<p>{t.noHistory}</p>}
    />
  </Part>
)
