import type { Raw } from '#platform/http/index.ts'
import { Actions, Block, Button, Form, Lede, Notice, Radios, TextField } from '#platform/ui/index.ts'
import { textOf } from '../forms.ts'
import type { TestRecipient } from '../tests/store.ts'
import { campaignTexts } from '../text/index.ts'
import { testsPath } from './paths.ts'

const t = campaignTexts.tests

export type TestsNews = 'sent' | 'confirmed' | 'removed'

/** The own addresses to which tests go. */
export const TestsPage = ({
  own,
  typed,
  done,
}: {
  own: readonly TestRecipient[]
  typed: Raw
  done: TestsNews | undefined
}) => (
  <>
    <Lede>{t.lede}</Lede>
    {done && (
      <Notice kind="success" live>
        <p>{t[done]}</p>
      </Notice>
    )}
    <Block title={t.own}>
      {own.length === 0 && <p>{t.none}</p>}
      {own.map((one) => (
        <Own one={one} typed={typed} />
      ))}
    </Block>
    {own.length < 2 && (
      <Block title={t.add} id="add">
        <Form action={testsPath} label={t.add}>
          <Radios
            name="channel"
            legend={t.channel}
            value={textOf(typed, 'channel') || 'mail'}
            options={(['mail', 'line'] as const).map((value) => ({ value, label: t.channels[value] }))}
          />
          <TextField
            name="address"
            label={t.address}
            hint={t.addressHint}
            value={textOf(typed, 'address')}
            width="full"
          />
          <Actions>
            <Button>{t.send}</Button>
          </Actions>
        </Form>
      </Block>
    )}
  </>
)

const Own = ({ one, typed }: { one: TestRecipient; typed: Raw }) => (
  <section>
    <h3>
      {t.channels[one.channel]}　{one.address}
    </h3>
    <p>{one.confirmedAt ? t.ready : t.waiting}</p>
    {!one.confirmedAt && (
      <Form action={`${testsPath}/${one.id}/code`} label={t.confirm}>
        <TextField
          name={`code-${one.channel}`}
          label={t.code}
          value={textOf(typed, `code-${one.channel}`)}
          inputMode="numeric"
          width="short"
        />
        <Actions>
          <Button>{t.confirm}</Button>
        </Actions>
      </Form>
    )}
    <Form action={`${testsPath}/${one.id}/removal`} label={t.remove}>
      <Actions>
        <Button variant="quiet">{t.remove}</Button>
      </Actions>
    </Form>
  </section>
)
