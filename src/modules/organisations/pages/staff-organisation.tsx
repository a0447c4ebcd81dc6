import type { PersonId, StaffId } from '#platform/ids/index.ts'
import { toWareki, formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  DataTable,
  DateField,
  Form,
  Pairs,
  Part,
  Radios,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { kindRules } from '../domain/kinds.ts'
import type { Contract, Organisation, Seat, StoredContract } from '../domain/organisation.ts'
import type { Correction } from '../store/corrections.ts'
import type { RoleCount } from '../store/seats.ts'
import { organisationTexts } from '../text/index.ts'
import { staffTexts as t } from '../text/staff.ts'
import { DescriptionFields } from './description-fields.tsx'

/** What the profile's contracts let the people of this organisation do; both days included. */
export type ContractedWork = {
  offices: readonly string[]
  procedures: readonly string[]
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

export type StaffOrganisationProps = {
  organisation: Organisation
  /** Seats whose holders the office knows. */
  known: readonly Seat[]
  names: ReadonlyMap<PersonId, string>
  counts: readonly RoleCount[]
  contracts: readonly StoredContract[]
  /** Those of them that may be taken back. */
  endable: readonly StoredContract[]
  work: readonly ContractedWork[]
  corrections: readonly Correction[]
  colleagues: ReadonlyMap<StaffId, string>
  mayDecide: boolean
  path: string
  /** What was typed into a form that is shown again. */
  raw: Readonly<Record<string, string | string[]>>
}

/** One organisation as the office in charge sees it, and what it may do about it. */
export const StaffOrganisation = (props: StaffOrganisationProps) => {
  const { organisation, mayDecide } = props
  const { state, kind } = organisation
  const isOpen = state === 'proposed' || state === 'recognised'
  return (
    <>
      <Facts {...props} />
      {state === 'proposed' && mayDecide && <Recognition {...props} />}
      {kindRules[kind].underContract && <Contracts {...props} />}
      {props.endable.length > 0 && mayDecide && <ContractEnd {...props} />}
      {isOpen && mayDecide && <CorrectionPart {...props} />}
      {props.corrections.length > 0 && <Before {...props} />}
      {state === 'recognised' && mayDecide && <Representative {...props} />}
      {state === 'recognised' && mayDecide && <Dissolution {...props} />}
    </>
  )
}

const Facts = ({ organisation, contracts, counts, known, names }: StaffOrganisationProps) => {
  const words = organisationTexts('ja')
  return (
    <>
      <Pairs
        pairs={[
          { term: t.columns.kind, value: words.kinds[organisation.kind] },
          { term: t.columns.state, value: words.states[organisation.state] },
          { term: t.facts.kana, value: organisation.nameKana },
          { term: t.facts.number, value: organisation.corporateNumber ?? '' },
          ...(organisation.refusedReason ? [{ term: t.reason, value: organisation.refusedReason }] : []),
          ...(organisation.dissolvedReason ? [{ term: t.reason, value: organisation.dissolvedReason }] : []),
          ...contracts.map((one) => ({
            term: t.facts.contracts,
            value: `${sayContract(one)}${one.endedReason === null ? '' : t.contractEnded(one.endedReason)}`,
          })),
          ...counts.map(({ role, count }) => ({ term: words.roles[role], value: `${count}人` })),
        ]}
      />
      <DataTable
        caption={t.members}
        columns={[{ label: t.member, heading: true }, { label: words.role }]}
        rows={known.map(({ personId, role }) => ({ cells: [names.get(personId) ?? '', words.roles[role]] }))}
        empty={<p>{t.noRepresentative}</p>}
      />
    </>
  )
}

const sayContract = ({ facility, validFrom, validTo }: Contract): string =>
  `${facility}　${toWareki(validFrom)}から${toWareki(validTo.subtract({ days: 1 }))}まで`

const Recognition = ({ path, raw }: StaffOrganisationProps) => (
  <Part title={t.recognise}>
    <Form action={`${path}/recognition`} label={t.recognise}>
      <Actions>
        <Button>{t.recognise}</Button>
      </Actions>
    </Form>
    <Form action={`${path}/refusal`} label={t.refuse}>
      <TextArea name="reason" label={t.reason} hint={t.reasonHint} rows={3} value={typedIn(raw, 'reason')} />
      <Actions>
        <Button variant="secondary">{t.refuse}</Button>
      </Actions>
    </Form>
  </Part>
)

const Contracts = ({ organisation, contracts, work, mayDecide, path, raw }: StaffOrganisationProps) => (
  <Part title={t.facts.contracts}>
    {work.length > 0 && (
      <>
        <p>{t.workNote}</p>
        <DataTable
          caption={t.work}
          columns={[
            { label: t.workColumns.offices, heading: true },
            { label: t.workColumns.procedures },
            { label: t.workColumns.from },
            { label: t.workColumns.until },
            { label: t.workColumns.covered },
          ]}
          rows={work.map((one) => ({
            cells: [
              one.offices.join('、'),
              one.procedures.join('、'),
              toWareki(one.from),
              toWareki(one.until),
              isCovered(one, contracts) ? t.covered : t.uncovered,
            ],
          }))}
        />
      </>
    )}
    {mayDecide && organisation.state === 'recognised' && (
      <Form action={`${path}/contracts`} label={t.contract}>
        <p>{t.contractLede}</p>
        <TextField name="facility" label={t.facility} value={typedIn(raw, 'facility')} width="full" />
        <DateField name="contractFrom" label={t.contractFrom} value={typedIn(raw, 'contractFrom')} />
        <DateField name="contractLast" label={t.contractLast} value={typedIn(raw, 'contractLast')} />
        <Actions>
          <Button variant="secondary">{t.contractSubmit}</Button>
        </Actions>
      </Form>
    )}
  </Part>
)

const ContractEnd = ({ endable, path, raw }: StaffOrganisationProps) => (
  <Part title={t.contractEnd}>
    <Form action={`${path}/contract-ends`} label={t.contractEnd}>
      <p>{t.contractEndLede}</p>
      <Radios
        name="contract"
        legend={t.contractEndOf}
        options={endable.map((one) => ({ value: one.id, label: sayContract(one) }))}
        value={typedIn(raw, 'contract')}
      />
      <DateField name="endOn" label={t.contractEndOn} value={typedIn(raw, 'endOn')} />
      <TextField name="endReason" label={t.contractEndReason} value={typedIn(raw, 'endReason')} width="full" />
      <Actions>
        <Button variant="danger">{t.contractEndSubmit}</Button>
      </Actions>
    </Form>
  </Part>
)

// One 指定 has to span the work; two that follow each other are looked at by a person.
const isCovered = ({ from, until }: ContractedWork, contracts: readonly Contract[]): boolean =>
  contracts.some(
    ({ validFrom, validTo }) =>
      Temporal.PlainDate.compare(validFrom, from) <= 0 && Temporal.PlainDate.compare(until, validTo) < 0,
  )

const CorrectionPart = ({ organisation, corrections, path, raw }: StaffOrganisationProps) => {
  const isAgain = raw.seen !== undefined
  const typed = (name: string) => typedIn(raw, name)
  return (
    <Part title={t.correction}>
      <Form action={`${path}/correction`} label={t.correction}>
        <DescriptionFields
          name={isAgain ? typed('name') : organisation.name}
          nameKana={isAgain ? typed('kana') : organisation.nameKana}
          corporateNumber={isAgain ? typed('number') : (organisation.corporateNumber ?? undefined)}
          isAuthorised={
            organisation.kind !== 'neighbourhood'
              ? undefined
              : isAgain
                ? Boolean(typed('authorised'))
                : organisation.isAuthorised
          }
          isPublic={isAgain ? Boolean(typed('public')) : organisation.isPublic}
        />
        <TextField name="why" label={t.correctionReason} value={typed('why')} width="full" />
        <input type="hidden" name="seen" value={String(corrections.length)} />
        <Actions>
          <Button variant="secondary">{t.correctionSubmit}</Button>
        </Actions>
      </Form>
    </Part>
  )
}

const Before = ({ corrections, colleagues }: StaffOrganisationProps) => (
  <Part title={t.corrections}>
    <DataTable
      caption={t.corrections}
      columns={[
        { label: t.correctionColumns.at, heading: true },
        { label: t.correctionColumns.before },
        { label: t.correctionColumns.reason },
        { label: t.correctionColumns.by },
      ]}
      rows={corrections.map((one) => ({
        cells: [
          formatDateTime(one.at, 'ja'),
          [one.name, one.nameKana, one.corporateNumber].filter(Boolean).join('　'),
          one.reason,
          colleagues.get(one.by) ?? '',
        ],
      }))}
    />
  </Part>
)

const Representative = ({ known, path }: StaffOrganisationProps) => (
  <Part title={t.facts.representative}>
    {known.some(({ role }) => role === 'representative') ? (
      <Form action={`${path}/representative-end`} label={t.endRepresentative}>
        <Actions>
          <Button variant="secondary">{t.endRepresentative}</Button>
        </Actions>
      </Form>
    ) : (
      <Form action={`${path}/representative-code`} label={t.code}>
        <p>{t.codeNote}</p>
        <Actions>
          <Button>{t.code}</Button>
        </Actions>
      </Form>
    )}
  </Part>
)

const Dissolution = ({ path, raw }: StaffOrganisationProps) => (
  <Part title={t.dissolution}>
    <Form action={`${path}/dissolution`} label={t.dissolve}>
      <TextArea name="reason" label={t.dissolveReason} hint={t.dissolveHint} rows={3} value={typedIn(raw, 'reason')} />
      <Actions>
        <Button variant="danger">{t.dissolve}</Button>
      </Actions>
    </Form>
  </Part>
)

const typedIn = (raw: StaffOrganisationProps['raw'], name: string) =>
  typeof raw[name] === 'string' ? raw[name] : undefined
