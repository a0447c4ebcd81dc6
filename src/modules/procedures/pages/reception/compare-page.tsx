import { nameOfMandate } from '#modules/people/index.ts'
import {
  Actions,
  Block,
  Button,
  Desk,
  Details,
  Form,
  Link,
  LinkButton,
  Notice,
  Pairs,
  Thumbnail,
} from '#platform/ui/index.ts'
import type { AnswerLine } from '../../actions/desk/answer-lines.ts'
import type { Reception } from '../../store/reception/receptions.ts'
import type { Acting } from '../../actions/reception/compare.ts'
import { mandateText, sayEndedSince } from '../../text/intake/mandates.ts'
import { bringerLabels, identityLabels, paperLabels, reception } from '../../text/intake/reception.ts'
import { HandOut, type HandOutProps } from './hand-out.tsx'
import { type RightPersonProps, RightPerson } from './right-person.tsx'

export type ComparePageProps = {
  id: string
  applicant: { name: string; birth: string; address: string }
  reception: Reception
  receivedOn: string
  lines: readonly AnswerLine[]
  typedBy: string
  typedAt: string
  checkedBy: string | undefined
  checkedAt: string
  isNeeded: boolean
  isOwn: boolean
  mayRetype: boolean
  /** The person was asked, and the answer may come on paper. */
  awaitsAnswer: boolean
  mayWithdraw: boolean
  state: string
  handOut: HandOutProps
  /** Under whose mandate on record it came, and whether that stood on the day of arrival. */
  acting: Acting | undefined
  right: RightPersonProps
  files: readonly { href: string; name: string; picture: Uint8Array | undefined }[]
}

const t = reception.check

/** A filed reception: what was typed, to be read aloud beside the paper; beside it what the person gets and what may be done. */
export const ComparePage = (props: ComparePageProps) => (
  <Desk wide panel={<Beside {...props} />}>
    <Block title={reception.sheet.arrival}>
      <Pairs pairs={arrivalOf(props)} />
    </Block>
    <Block title={reception.sheet.questions}>
      <Pairs
        pairs={props.lines.map(({ label, value }) => ({
          term: label,
          value,
        }))}
      />
      {props.files.map(({ href, name, picture }) => (
        <p>
          <Link href={href}>{name}</Link>
          <Thumbnail bytes={picture} />
        </p>
      ))}
    </Block>
  </Desk>
)

const Beside = (props: ComparePageProps) => (
  <>
    <HandOut {...props.handOut} />
    <Block title={t.title}>
      <p>{t.typed(props.typedBy, props.typedAt)}</p>
      <ActingSince {...props} />
      <Comparing {...props} />
    </Block>
    <RightPerson {...props.right} />
    {props.mayWithdraw && (
      <Details summary={reception.withdrawal.title}>
        <p>{reception.withdrawal.lede}</p>
        <Form action={`/staff/receptions/${props.id}/withdrawal`}>
          <Button variant="danger" small>
            {reception.withdrawal.confirm}
          </Button>
        </Form>
      </Details>
    )}
  </>
)

const ActingSince = ({ acting }: ComparePageProps) => {
  const words = acting?.stood ? sayEndedSince(nameOfMandate(acting.mandate), acting.now) : undefined
  return words ? <Notice>{words}</Notice> : null
}

const Comparing = (props: ComparePageProps) => {
  const { id, checkedBy, checkedAt, isNeeded, isOwn, mayRetype, awaitsAnswer } = props
  const fell = props.acting?.stood === false
  const retypeHref = `/staff/receptions/${id}?retype=yes`
  if (awaitsAnswer)
    return (
      <>
        <p>{t.answerCame}</p>
        <Actions>
          <LinkButton href={retypeHref}>{t.answer}</LinkButton>
        </Actions>
      </>
    )
  if (checkedBy !== undefined)
    return (
      <>
        <Notice kind="success">{t.done(checkedBy, checkedAt)}</Notice>
        {fell && <Notice kind="warning">{mandateText.fellLater}</Notice>}
      </>
    )
  return (
    <>
      {!isNeeded ? (
        <p>{t.notNeeded}</p>
      ) : fell ? (
        <Notice kind="warning">{mandateText.fell}</Notice>
      ) : isOwn ? (
        <Notice>{t.own}</Notice>
      ) : (
        <>
          <p>{t.lede}</p>
          <Form action={`/staff/receptions/${id}/check`}>
            <Actions>
              <Button>{t.confirm}</Button>
            </Actions>
          </Form>
        </>
      )}
      {mayRetype && (
        <>
          <p>{isNeeded ? t.differs : t.differsFree}</p>
          <Actions>
            <LinkButton href={retypeHref} variant="secondary" small>
              {t.retype}
            </LinkButton>
          </Actions>
        </>
      )}
    </>
  )
}

function broughtBy(row: Reception, acting: ComparePageProps['acting']): string {
  const how = acting ? nameOfMandate(acting.mandate) : row.mandateSeen ? reception.sheet.mandate : undefined
  return `${bringerLabels[row.broughtBy]}${how ? `（${how}）` : ''}`
}

const arrivalOf = ({ applicant, reception: row, receivedOn, state, acting }: ComparePageProps) => [
  { term: t.state, value: state },
  { term: reception.sheet.applicant, value: applicant.name },
  { term: reception.find.columns.birthDate, value: applicant.birth },
  { term: reception.find.columns.address, value: applicant.address },
  { term: reception.columns.channel, value: reception.channels[row.channel] },
  { term: reception.columns.receivedOn, value: receivedOn },
  {
    term: reception.sheet.identity,
    value: [identityLabels[row.identity], ...row.identityPapers.map((paper) => paperLabels[paper])].join('　'),
  },
  {
    term: reception.sheet.broughtBy,
    value: broughtBy(row, acting),
  },
  ...(row.note ? [{ term: reception.sheet.note, value: row.note }] : []),
]
