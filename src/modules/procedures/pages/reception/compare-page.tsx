import { Actions, Block, Button, Form, Lede, Link, LinkButton, Notice, Pairs } from '#platform/ui/index.ts'
import type { AnswerLine } from '../../actions/desk/case-view.ts'
import type { Reception } from '../../store/reception/receptions.ts'
import { bringerLabels, identityLabels, paperLabels, payingLabels, reception } from '../../text/intake/reception.ts'
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
  right: RightPersonProps
  files: readonly { href: string; name: string }[]
}

const t = reception.check

/** A filed reception: what was typed, to be read aloud beside the paper. */
export const ComparePage = (props: ComparePageProps) => (
  <>
    <Lede>{t.lede}</Lede>
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
      {props.files.map(({ href, name }) => (
        <p>
          <Link href={href}>{name}</Link>
        </p>
      ))}
    </Block>
    <Block title={t.title}>
      <p>{t.typed(props.typedBy, props.typedAt)}</p>
      <Comparing {...props} />
    </Block>
    <Actions>
      <LinkButton href={`/staff/receptions/${props.id}/slip`} variant="secondary">
        {reception.slip.link}
      </LinkButton>
    </Actions>
    <RightPerson {...props.right} />
  </>
)

const Comparing = ({ id, checkedBy, checkedAt, isNeeded, isOwn, mayRetype }: ComparePageProps) => {
  if (checkedBy !== undefined) return <Notice kind="success">{t.done(checkedBy, checkedAt)}</Notice>
  return (
    <>
      {!isNeeded ? (
        <p>{t.notNeeded}</p>
      ) : isOwn ? (
        <Notice>{t.own}</Notice>
      ) : (
        <Form action={`/staff/receptions/${id}/check`}>
          <Actions>
            <Button>{t.confirm}</Button>
          </Actions>
        </Form>
      )}
      {mayRetype && (
        <>
          <p>{t.differs}</p>
          <LinkButton href={`/staff/receptions/${id}?retype=yes`} variant="secondary">
            {reception.sheet.retype}
          </LinkButton>
        </>
      )}
    </>
  )
}

const arrivalOf = ({ applicant, reception: row, receivedOn }: ComparePageProps) => [
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
    value: `${bringerLabels[row.broughtBy]}${row.mandateSeen ? `（${reception.sheet.mandate}）` : ''}`,
  },
  { term: reception.sheet.paying, value: payingLabels[row.paying] },
  ...(row.note ? [{ term: reception.sheet.note, value: row.note }] : []),
]
