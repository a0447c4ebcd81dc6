import { formatDate } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  Radios,
  TextField,
} from '#platform/ui/index.ts'
import { returnReasons, sayNumber } from '../domain/notice-letter.ts'
import type { Returned } from '../store/notice-letters.ts'
import { letterTexts } from '../text/staff.ts'

const t = letterTexts.returned

type Props = {
  open: readonly (Returned & { name: string })[]
  typed: Readonly<Record<string, string | string[]>>
  isEntered: boolean
}

export const ReturnedPage = ({ open, typed, isEntered }: Props) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      {isEntered && (
        <Notice kind="success" live>
          <p>{t.entered}</p>
        </Notice>
      )}
      <Block title={t.enter}>
        <Form action="/staff/letters/returned" label={t.enter}>
          <TextField name="number" label={t.number} hint={t.numberHint} value={value('number')} maxLength={40} />
          <Radios
            name="reason"
            legend={t.reason}
            value={value('reason')}
            options={returnReasons.map((one) => ({ value: one, label: t.reasons[one] }))}
          />
          <Actions>
            <Button>{t.save}</Button>
          </Actions>
        </Form>
        <Meta>
          <span>{t.cases}</span> <Link href="/staff/returns">{t.toCases}</Link>
        </Meta>
      </Block>
      <Block title={t.list}>
        <p>{t.next}</p>
        <DataTable
          caption={t.list}
          columns={[
            { label: t.columns.number, heading: true },
            { label: t.columns.who },
            { label: t.columns.reason },
            { label: t.columns.on },
            { label: t.columns.act },
          ]}
          rows={open.map(({ id, number, personId, name, reason, returnedOn }) => ({
            cells: [
              sayNumber(number),
              <Link href={`/staff/people/${personId}?reason=duty`}>{name || t.record}</Link>,
              t.reasons[reason],
              formatDate(returnedOn, 'ja'),
              <Form action={`/staff/letters/returned/${id}`} label={t.settleOf(sayNumber(number))}>
                <Button variant="secondary" small>
                  {t.settle}
                </Button>
              </Form>,
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
      </Block>
    </>
  )
}
