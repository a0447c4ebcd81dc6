import { toWareki, wardDate } from '#platform/time/index.ts'
import {
  Block,
  Button,
  type Content,
  DataTable,
  Desk,
  Form,
  Meta,
  Notice,
  NoWrap,
  Pairs,
  Reason,
  Tag,
} from '#platform/ui/index.ts'
import type { PersonRecord } from '../actions/open-record.ts'
import { formatFullAddress } from '../domain/address.ts'
import { type BirthDate, sayBirth } from '../domain/birth.ts'
import type { ForeignResident, RegisterRecord } from '../domain/record.ts'
import type { RecordReason } from '../domain/record-rights.ts'
import { MandatesPart, type Slugs } from '../mandates/part.tsx'
import type { HistoryLine } from '../store/history.ts'
import type { OtherAddress } from '../store/other-addresses.ts'
import {
  endedLabels,
  otherKinds,
  outsideKindLabels,
  purposes,
  reasonLabels,
  recordTexts as t,
  sexLabels,
  standingLabels,
  stateLabels,
} from '../text/staff.ts'

export type RecordPageProps = {
  view: PersonRecord
  reason: RecordReason | 'break-glass'
  mayChange: boolean
  today: Temporal.PlainDate
  procedures: Slugs
  done: string | undefined
  panel: Content
}

/** 宛名: what the ward keeps of one person, for who has stated why. */
export const RecordPage = ({ view, reason, mayChange, today, procedures, done, panel }: RecordPageProps) => (
  <>
    <Reason>{t.reading(reasonLabels[reason])}</Reason>
    {done && (
      <Notice kind="success" live>
        <p>{done}</p>
      </Notice>
    )}
    <Desk wide panel={panel}>
      {view.needsCheck && (
        <Notice kind="warning" title={t.needsCheck}>
          <p>{t.needsCheckText}</p>
        </Notice>
      )}
      <Register view={view} />
      <Household view={view} mayOpen={reason !== 'break-glass'} />
      <MandatesPart mandates={view.mandates} procedures={procedures} today={today} isPartial={view.isPartial} />
      <OtherAddresses view={view} reason={reason} mayChange={mayChange} today={today} />
      <Outside view={view} />
      {!view.isPartial && <History view={view} />}
    </Desk>
  </>
)

const words = t.terms

const Register = ({ view }: { view: PersonRecord }) => {
  const { record, closed, householdNumber, standing, isPartial } = view
  return (
    <Block title={t.now}>
      <p>
        <Tag kind={standing === 'resident' ? 'ok' : 'off'}>{standingLabels[standing]}</Tag>
      </p>
      {record && <Pairs pairs={[...recordPairs(record), ...pair(words.householdNumber, householdNumber)]} />}
      {closed && (
        <>
          <p>{t.closedOn(toWareki(closed.on), stateLabels[closed.by])}</p>
          <Pairs pairs={[...recordPairs(closed.record), ...pair(words.next, closed.nextAddress)]} />
        </>
      )}
      {!record && !closed && <p>{t.notResident}</p>}
      {isPartial && (record || closed) && <Meta>{t.partial}</Meta>}
    </Block>
  )
}

const recordPairs = (record: RegisterRecord) => [
  { term: words.name, value: record.name },
  ...pair(
    words.kana,
    record.kana && `${record.kana}${record.kanaIsOfficial ? words.kanaOfficial : words.kanaConvenience}`,
  ),
  ...pair(words.alias, joined(record.alias, record.aliasKana)),
  ...pair(words.formerSurname, joined(record.formerSurname, record.formerSurnameKana)),
  { term: words.birthDate, value: birthWords(record.birthDate) },
  { term: words.sex, value: sexLabels[record.sex] },
  ...pair(
    words.address,
    record.address.postcode && `〒${record.address.postcode} ${formatFullAddress(record.address)}`,
  ),
  ...pair(words.addressSince, record.addressSince && toWareki(record.addressSince)),
  { term: words.residentSince, value: toWareki(record.residentSince) },
  ...pair(words.previous, record.previousAddress),
  { term: words.relation, value: record.relation },
  ...pair(words.honseki, joined(record.honseki, record.honsekiHead)),
  ...pair(words.nationality, record.foreign?.nationality),
  ...pair(words.status, record.foreign && statusWords(record.foreign)),
]

const statusWords = ({ status, period, expiresOn }: ForeignResident): string =>
  [status, period, expiresOn && words.expires(toWareki(expiresOn))].filter(Boolean).join('　')

const pair = (term: string, value: string | null | undefined) => (value ? [{ term, value }] : [])

const joined = (first: string | null, second: string | null): string | null =>
  first === null ? null : [first, second].filter((part) => part !== null).join('　')

const birthWords = (birth: BirthDate): string =>
  `${sayBirth(birth, toWareki)}${!birth.isKnown && birth.assumed ? words.assumed(toWareki(birth.assumed)) : ''}`

const Household = ({
  view: { household, personId },
  mayOpen,
}: {
  view: PersonRecord /** The other records open with one's own reason. */
  mayOpen: boolean
}) => {
  if (household.length < 2) return null
  const [name, relation, birth] = t.columns.household
  return (
    <Block title={t.household}>
      <DataTable
        caption={t.household}
        columns={[{ label: name, heading: true }, { label: relation }, { label: birth }]}
        rows={household.map((member) => ({
          href: member.personId === personId || !mayOpen ? undefined : `/staff/people/${member.personId}`,
          cells: [member.name, member.relation, sayBirth(member.birthDate, toWareki)],
        }))}
      />
    </Block>
  )
}

type OtherProps = {
  view: PersonRecord
  reason: RecordPageProps['reason']
  mayChange: boolean
  today: Temporal.PlainDate
}

const OtherAddresses = ({ view, reason, mayChange, today }: OtherProps) => {
  const [kind, purpose, to, period, act] = t.columns.other
  return (
    <Block title={t.other}>
      <Meta>{t.otherNote}</Meta>
      <DataTable
        caption={t.other}
        columns={[
          { label: kind, heading: true },
          { label: purpose },
          { label: to },
          { label: period },
          { label: act, hideLabel: true },
        ]}
        rows={view.otherAddresses.map((one) => ({
          cells: [
            otherKinds[one.kind],
            one.kind === 'mailing' ? (one.purpose ? (purposes[one.purpose] ?? one.purpose) : t.form.allPurposes) : '',
            <Envelope {...one} />,
            <Period {...one} />,
            mayChange && mayEnd(one, today) && (
              <Form
                action={`/staff/people/${view.personId}/addresses/${one.id}/end?reason=${reason}`}
                label={`${otherKinds[one.kind]}　${t.end}`}
              >
                <Button small variant="secondary">
                  <NoWrap>{t.end}</NoWrap>
                </Button>
              </Form>
            ),
          ],
        }))}
        empty={<p>{t.noOther}</p>}
      />
    </Block>
  )
}

const mayEnd = ({ validTo, endedBy }: OtherAddress, today: Temporal.PlainDate): boolean =>
  validTo === null || (endedBy === 'planned' && Temporal.PlainDate.compare(validTo, today) > 0)

// The last day of use, not the day from which it is no longer used.
const Period = ({ validFrom, validTo, endedBy }: OtherAddress) => (
  <>
    <NoWrap>{t.from(toWareki(validFrom))}</NoWrap>
    {validTo && (
      <NoWrap>{validTo.equals(validFrom) ? t.neverUsed : t.until(toWareki(validTo.subtract({ days: 1 })))}</NoWrap>
    )}
    {endedBy && endedLabels[endedBy] && (
      <>
        <br />
        <small>{endedLabels[endedBy]}</small>
      </>
    )}
  </>
)

const Envelope = ({ postcode, address, building, addressee, reason }: OtherAddress) => (
  <>
    〒{postcode} {address}
    {building && ` ${building}`}
    {addressee && (
      <>
        <br />
        {addressee}
      </>
    )}
    <br />
    <small>{reason}</small>
  </>
)

const Outside = ({ view: { outside } }: { view: PersonRecord }) => {
  if (outside.length === 0) return null
  return (
    <Block title={t.outside}>
      {outside.map((one) => (
        <Pairs
          pairs={[
            { term: words.kind, value: outsideKindLabels[one.kind] },
            { term: words.name, value: one.name },
            ...pair(words.kana, one.kana),
            ...pair(words.birthDate, one.birthDate && birthWords(one.birthDate)),
            ...pair(words.sex, one.sex && sexLabels[one.sex]),
            {
              term: words.address,
              value: `${one.postcode ? `〒${one.postcode} ` : ''}${one.address}${one.building ? ` ${one.building}` : ''}`,
            },
            { term: words.since, value: toWareki(one.validFrom) },
            { term: words.reason, value: one.reason },
          ]}
        />
      ))}
    </Block>
  )
}

const History = ({ view: { history, numbers } }: { view: PersonRecord }) => {
  const [number, reason, days, after] = t.columns.history
  return (
    <Block title={t.history}>
      <Meta>{t.historyNote}</Meta>
      <DataTable
        caption={t.history}
        columns={[number, reason, days, after].map((label, index) => ({ label, heading: index === 0 }))}
        rows={history.map((line) => ({
          cells: [
            <LineNumber line={line} withAtena={numbers.length > 1} />,
            reasonOf(line),
            <Days line={line} />,
            line.state === 'resident'
              ? `${formatFullAddress(line.address)}　${line.relation}`
              : (line.nextAddress ?? ''),
          ],
        }))}
        empty={<p>{t.noHistory}</p>}
      />
    </Block>
  )
}

// 「職権消除」 says already what the person is after it.
const reasonOf = ({ reason, state }: HistoryLine): string =>
  state === 'resident' || reason.includes(stateLabels[state]) ? reason : `${reason}（${stateLabels[state]}）`

const Days = ({ line: { movedOn, reportedOn, processedOn, receivedAt } }: { line: HistoryLine }) => (
  <>
    <NoWrap>{toWareki(movedOn)}</NoWrap>
    {reportedOn && (
      <>
        <br />
        <NoWrap>{words.reported(toWareki(reportedOn))}</NoWrap>
      </>
    )}
    <br />
    <NoWrap>{processedOn ? words.processed(toWareki(processedOn)) : words.received(shortDay(receivedAt))}</NoWrap>
  </>
)

const LineNumber = ({ line, withAtena }: { line: HistoryLine; withAtena: boolean }) => (
  <>
    {withAtena && (
      <>
        {line.atenaNumber}
        <br />
      </>
    )}
    {line.historyNumber}
    {line.branchNumber > 0 && `-${line.branchNumber}`}{' '}
    {!line.counts && <Tag kind="off">{line.isCancelled ? t.cancelled : t.corrected}</Tag>}
  </>
)

/** When something was proposed or decided, short. */
export const shortDay = (at: Temporal.Instant): string => toWareki(wardDate(at))
