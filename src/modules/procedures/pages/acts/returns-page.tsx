import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Desk,
  EmptyState,
  Form,
  Lede,
  Link,
  Notice,
  Pairs,
  Radios,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { resolutions, type Returned, returnReasons } from '../../store/acts/returned-mail.ts'
import { desk, resolutionLabels, returnReasonLabels } from '../../text/acts/desk.ts'

const t = desk.returns

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>
const text = (typed: Typed, name: string): string | undefined => {
  const value = typed[name]
  return typeof value === 'string' ? value : undefined
}

export type ReturnedItem = Returned & { personName: string }

/** 返戻: what came back and is not settled, and the form to enter what the post brought today. */
export const ReturnsPage = ({
  open,
  typed,
  isEntered,
}: {
  open: readonly ReturnedItem[]
  typed: Typed
  isEntered: boolean
}) => (
  <>
    {isEntered && (
      <Notice kind="success" live>
        {t.entered}
      </Notice>
    )}
    <Lede>{t.lede}</Lede>
    <Desk
      panel={
        <Block title={t.enter}>
          <Form action="/staff/returns">
            <TextField name="number" label={t.number} value={text(typed, 'number')} width="full" />
            <Radios
              name="reason"
              legend={t.reason}
              value={text(typed, 'reason')}
              options={returnReasons.map((reason) => ({ value: reason, label: returnReasonLabels[reason] }))}
            />
            <DateField name="returnedOn" label={t.returnedOn} value={text(typed, 'returnedOn')} />
            <Actions>
              <Button keys="Ctrl+Enter">{t.enter}</Button>
            </Actions>
          </Form>
        </Block>
      }
    >
      <DataTable
        caption={t.open}
        columns={[
          { label: t.columns.on },
          { label: t.columns.number, heading: true },
          { label: t.columns.procedure },
          { label: t.columns.person },
          { label: t.columns.reason },
        ]}
        rows={open.map((one) => ({
          href: `/staff/returns/${one.id}`,
          cells: [
            toWareki(one.returnedOn),
            one.documentNumber,
            one.title,
            one.personName,
            returnReasonLabels[one.reason],
          ],
        }))}
        empty={<EmptyState title={t.empty} />}
      />
    </Desk>
  </>
)

type SettleProps = {
  returned: ReturnedItem
  sentTo: string | undefined
  address: string | undefined
  typed: Typed
}

/** What becomes of one: compare the addresses, then send again, hand over, 公示送達 or keep. */
export const SettlePage = ({ returned, sentTo, address, typed }: SettleProps) => (
  <Desk
    wide
    panel={
      <Block title={t.settle}>
        {returned.resolution ? (
          <p>
            <b>{resolutionLabels[returned.resolution]}</b>
            {returned.resolutionNote && <> {returned.resolutionNote}</>}
          </p>
        ) : (
          <Form action={`/staff/returns/${returned.id}`}>
            <Radios
              name="resolution"
              legend={t.settle}
              value={text(typed, 'resolution')}
              options={resolutions.map((one) => ({ value: one, label: resolutionLabels[one] }))}
            />
            <TextArea name="note" label={t.note} value={text(typed, 'note')} rows={3} />
            <Actions>
              <Button keys="Ctrl+Enter">{t.submit}</Button>
            </Actions>
          </Form>
        )}
      </Block>
    }
  >
    <Pairs
      pairs={[
        { term: t.columns.on, value: toWareki(returned.returnedOn) },
        { term: t.columns.reason, value: returnReasonLabels[returned.reason] },
        { term: t.columns.number, value: returned.documentNumber },
        { term: t.columns.procedure, value: returned.title },
        { term: t.columns.person, value: returned.personName },
        ...(sentTo ? [{ term: t.sentTo, value: sentTo }] : []),
        { term: t.address, value: address ?? t.noRecord },
      ]}
    />
    {address && sentTo && (
      <Notice kind={address === sentTo ? 'info' : 'warning'}>
        {address === sentTo ? t.sameAddress : t.newAddress}
      </Notice>
    )}
    <p>
      <Link href={`/staff/cases/${returned.applicationId}`} standalone>
        {t.openCase}
      </Link>
    </p>
  </Desk>
)
