import { formatDateTime, toWareki, wardDate } from '#platform/time/index.ts'
import {
  Block,
  Button,
  type Content,
  DataTable,
  Desk,
  Form,
  Meta,
  Notice,
  Pairs,
  Reason,
  Tag,
} from '#platform/ui/index.ts'
import type { PersonRecord } from '../actions/open-record.ts'
import { formatFullAddress } from '../domain/address.ts'
import { type BirthDate, sayBirth } from '../domain/birth.ts'
import type { RecordReason } from '../domain/record-rights.ts'
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
  reason: RecordReason
  mayChange: boolean
  done: string | undefined
  panel: Content
}

/** 宛名: what the ward keeps of one person, for who has stated why. */
export const RecordPage = ({ view, reason, mayChange, done, panel }: RecordPageProps) => (
  <>
    <Reason>{t.reading(reasonLabels[reason])}</Reason>
    {done && (
      <Notice kind="success" live>
        <p>{done}</p>
      </Notice>
    )}
    <Desk wide panel={panel}>
      <Register view={view} />
      <Household view={view} />
      <OtherAddresses view={view} reason={reason} mayChange={mayChange} />
      <Outside view={view} />
      <History view={view} />
    </Desk>
  </>
)

const words = t.terms

const Register = ({ view: { record, householdNumber, standing } }: { view: PersonRecord }) => (
  <Block title={t.now}>
    <p>
      <Tag kind={standing === 'resident' ? 'ok' : 'off'}>{standingLabels[standing]}</Tag>
    </p>
    {!record && <p>{t.notResident}</p>}
    {record && (
      <Pairs
        pairs={[
          { term: words.name, value: record.name },
          ...pair(
            words.kana,
            record.kana && `${record.kana}${record.kanaIsOfficial ? words.kanaOfficial : words.kanaConvenience}`,
          ),
          ...pair(words.alias, joined(record.alias, record.aliasKana)),
          ...pair(words.formerSurname, joined(record.formerSurname, record.formerSurnameKana)),
          { term: words.birthDate, value: birthWords(record.birthDate) },
          { term: words.sex, value: sexLabels[record.sex] },
          { term: words.address, value: `〒${record.address.postcode} ${formatFullAddress(record.address)}` },
          ...pair(words.addressSince, record.addressSince && toWareki(record.addressSince)),
          { term: words.residentSince, value: toWareki(record.residentSince) },
          ...pair(words.previous, record.previousAddress),
          { term: words.relation, value: record.relation },
          ...pair(words.householdNumber, householdNumber),
          ...pair(words.honseki, joined(record.honseki, record.honsekiHead)),
          ...pair(words.nationality, record.foreign?.nationality),
          ...pair(words.status, record.foreign && joined(record.foreign.status, record.foreign.period)),
        ]}
      />
    )}
  </Block>
)

const pair = (term: string, value: string | null | undefined) => (value ? [{ term, value }] : [])

const joined = (first: string | null, second: string | null): string | null =>
  first === null ? null : [first, second].filter((part) => part !== null).join('　')

const birthWords = (birth: BirthDate): string =>
  `${sayBirth(birth, toWareki)}${!birth.isKnown && birth.assumed ? words.assumed(toWareki(birth.assumed)) : ''}`

const Household = ({ view: { household } }: { view: PersonRecord }) => {
  if (household.length < 2) return null
  const [name, relation, birth] = t.columns.household
  return (
    <Block title={t.household}>
      <DataTable
        caption={t.household}
        columns={[{ label: name, heading: true }, { label: relation }, { label: birth }]}
        rows={household.map((member) => ({
          cells: [member.name, member.relation, sayBirth(member.birthDate, toWareki)],
        }))}
      />
    </Block>
  )
}

type OtherProps = { view: PersonRecord; reason: RecordReason; mayChange: boolean }

const OtherAddresses = ({ view, reason, mayChange }: OtherProps) => {
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
            `${toWareki(one.validFrom)}から${one.validTo ? `${toWareki(one.validTo)}まで` : ''}${one.endedBy ? ` ${endedLabels[one.endedBy]}` : ''}`,
            mayChange && one.validTo === null && (
              <Form
                action={`/staff/people/${view.personId}/addresses/${one.id}/end?reason=${reason}`}
                label={`${otherKinds[one.kind]}　${t.end}`}
              >
                <Button small variant="secondary">
                  {t.end}
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
  const [number, reason, moved, reported, processed, after] = t.columns.history
  return (
    <Block title={t.history}>
      <Meta>{t.historyNote}</Meta>
      <DataTable
        caption={t.history}
        columns={[number, reason, moved, reported, processed, after].map((label, index) => ({
          label,
          heading: index === 0,
        }))}
        rows={history.map((line) => ({
          cells: [
            <LineNumber line={line} withAtena={numbers.length > 1} />,
            `${line.reason}（${stateLabels[line.state]}）`,
            toWareki(line.movedOn),
            line.reportedOn ? toWareki(line.reportedOn) : '',
            line.processedOn ? toWareki(line.processedOn) : formatDateTime(line.receivedAt, 'ja'),
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

const LineNumber = ({ line, withAtena }: { line: HistoryLine; withAtena: boolean }) => (
  <>
    {withAtena && `${line.atenaNumber} `}
    {line.historyNumber}
    {line.branchNumber > 0 && `-${line.branchNumber}`}{' '}
    {!line.counts && <Tag kind="off">{line.isCancelled ? '取消し' : '更正前'}</Tag>}
  </>
)

/** When something was proposed or decided, short. */
export const shortDay = (at: Temporal.Instant): string => toWareki(wardDate(at))
