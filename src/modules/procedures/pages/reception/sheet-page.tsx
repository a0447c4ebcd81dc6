import {
  Actions,
  Block,
  Button,
  Checkbox,
  Checkboxes,
  DateField,
  Desk,
  FileField,
  Form,
  Link,
  LinkButton,
  Meta,
  Notice,
  Pairs,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Sent } from '../../actions/reception/read-form.ts'
import type { Channel } from '../../domain/definition/kinds.ts'
import { identityPapers, identityWaysOf, bringers } from '../../domain/reception/identity.ts'
import type { PortalLine } from '../../domain/portal/form.ts'
import type { Paying, SimilarCase } from '../../store/reception/receptions.ts'
import { plainWords } from '../../text/index.ts'
import { mandateText } from '../../text/intake/mandates.ts'
import { bringerLabels, identityLabels, paperLabels, payingLabels, reception } from '../../text/intake/reception.ts'
import { channelLabels, stateWord } from '../../text/queue-words.ts'
import { SheetField, type SheetProps } from './sheet-field.tsx'

export type SheetPageProps = SheetProps & {
  channel: Exclude<Channel, 'web'>
  applicant: { name: string; birth: string; address: string }
  similar: readonly SimilarCase[]
  colleagues: readonly { value: string; label: string }[]
  /** Mandates on record: those to choose from, why others cannot be, and the page where they are kept. */
  acting: { standing: readonly { value: string; label: string }[]; unusable: readonly string[]; href: string }
  feeText: string | undefined
  /** Why who answers so cannot have it; it is filed all the same. */
  refusal: string | undefined
  isFiled: boolean
  /** What came from the portal and could not be read; missing for paper. */
  portal: { unread: readonly PortalLine[]; filedOn: string } | undefined
}

const t = reception.sheet
const one = (typed: Sent, name: string) => typed[name]?.[0] ?? ''

/** Everything of one paper on one page: whose it is, how it arrived, what it says; beside it what the portal could not tell. */
export const SheetPage = (props: SheetPageProps) => {
  const { found, similar, isFiled, channel, applicant, portal } = props
  const { application, definition } = found
  return (
    <>
      {similar.length > 0 && (
        <Notice kind="warning">
          <p>{t.similar}</p>
          <ul>
            {similar.map((other) => (
              <li>
                <span class="num">{other.receiptNumber}</span>　{channelLabels[other.channel]}　
                {stateWord(definition.kind, other.state)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {props.refusal && (
        <Notice kind="warning" title={t.refusal}>
          <p>{props.refusal}</p>
        </Notice>
      )}
      <div class="whose">
        <Pairs
          pairs={[
            { term: t.applicant, value: applicant.name },
            { term: reception.find.columns.birthDate, value: applicant.birth },
            { term: reception.find.columns.address, value: applicant.address },
            { term: reception.columns.channel, value: reception.channels[channel] },
          ]}
        />
      </div>
      <Form action={`/staff/receptions/${application.id}`} multipart name="sheet">
        {portal ? (
          <Desk wide panel={<FromPortal {...portal} />}>
            <Everything {...props} />
          </Desk>
        ) : (
          <div class="sheet">
            <Everything {...props} />
          </div>
        )}
      </Form>
      {!isFiled && channel !== 'mynaportal' && (
        <Form action={`/staff/receptions/${application.id}/discard`}>
          <Button variant="secondary" small>
            {t.discard}
          </Button>
        </Form>
      )}
    </>
  )
}

const Everything = (props: SheetPageProps) => {
  const { found, isFiled } = props
  const { application, definition } = found
  return (
    <>
      <Block title={t.arrival}>
        <Arrival {...props} />
      </Block>
      {definition.pages.map((page) => (
        <Block title={plainWords(page.title)}>
          {page.fields.map((field) => (
            <SheetField field={field} {...props} />
          ))}
        </Block>
      ))}
      <Actions>
        <Button>{isFiled ? t.retype : t.file}</Button>
        {isFiled && (
          <LinkButton href={`/staff/receptions/${application.id}`} variant="secondary">
            {reception.check.title}
          </LinkButton>
        )}
      </Actions>
    </>
  )
}

const Arrival = (props: SheetPageProps) => {
  const { channel, typed, colleagues, feeText, portal } = props
  return (
    <>
      {!portal && (
        <DateField name="received-on" label={t.receivedOn} hint={t.receivedOnHint} value={one(typed, 'received-on')} />
      )}
      <Select name="received-by" label={t.receivedBy} options={colleagues} value={one(typed, 'received-by')} />
      <Identity channel={channel} typed={typed} />
      <Radios
        name="brought-by"
        legend={t.broughtBy}
        options={bringers
          .filter((value) => value !== 'agent' || channel !== 'phone')
          .map((value) => ({
            value,
            label: bringerLabels[value],
            ...(value === 'agent' && { nested: <Acting {...props} /> }),
          }))}
        value={one(typed, 'brought-by')}
      />
      <Radios
        name="paying"
        legend={t.paying}
        hint={feeText}
        options={(['free', 'counter', 'later'] as const)
          .filter((value) => isOffered(value, props))
          .map((value) => ({
            value,
            label: payingLabels[value],
            ...(value === 'counter' && {
              nested: (
                <TextField
                  name="tendered"
                  label={t.tendered}
                  inputMode="numeric"
                  width="short"
                  value={one(typed, 'tendered')}
                />
              ),
            }),
          }))}
        value={one(typed, 'paying')}
      />
      <TextArea name="note" label={t.note} value={one(typed, 'note')} optional />
      <FileField name="scan" label={t.scan} optional />
    </>
  )
}

/** Under what somebody acts for another: what is on record, or the paper that they hold. */
const Acting = ({ typed, acting }: SheetPageProps) => (
  <>
    {acting.standing.length > 0 && (
      <Select
        name="mandate"
        label={mandateText.which}
        emptyLabel={mandateText.choose}
        options={acting.standing}
        value={one(typed, 'mandate')}
      />
    )}
    {acting.unusable.map((words) => (
      <Meta>{words}</Meta>
    ))}
    <Checkbox name="mandate-seen" label={t.mandate} checked={one(typed, 'mandate-seen') !== ''} />
    <p>
      <Link href={acting.href}>{mandateText.open}</Link>
    </p>
  </>
)

/** Where nothing is ever charged there is nothing to choose; cash is handed over only by who stands there. */
function isOffered(paying: Paying, { channel, feeText }: SheetPageProps): boolean {
  if (feeText === undefined) return paying === 'free'
  return paying !== 'counter' || channel === 'counter'
}

const Identity = ({ channel, typed }: { channel: Exclude<Channel, 'web'>; typed: Sent }) => (
  <>
    <Radios
      name="identity"
      legend={t.identity}
      options={identityWaysOf(channel).map((value) => ({ value, label: identityLabels[value] }))}
      value={one(typed, 'identity')}
    />
    {(channel === 'counter' || channel === 'post') && (
      <div class="papers">
        <Checkboxes
          name="papers"
          legend={channel === 'post' ? t.papersByPost : t.papers}
          options={identityPapers.map((value) => ({ value, label: paperLabels[value] }))}
          values={typed.papers ?? []}
          optional
        />
      </div>
    )}
  </>
)

const FromPortal = ({ unread, filedOn }: NonNullable<SheetPageProps['portal']>) => (
  <>
    <Meta>
      {t.receivedOn}　{filedOn}
    </Meta>
    <h3>{t.portalItems}</h3>
    <Meta>{t.portalHint}</Meta>
    <Pairs
      pairs={unread.map(({ item, row, value }) => ({ term: row === undefined ? item : t.row(item, row), value }))}
    />
  </>
)
