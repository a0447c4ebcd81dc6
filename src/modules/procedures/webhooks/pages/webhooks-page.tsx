import { Actions, Block, Button, DataTable, Form, Lede, Notice, Select, TextField } from '#platform/ui/index.ts'
import type { Webhook } from '../store/webhooks.ts'
import { webhookTexts as t } from '../text/staff.ts'

type WebhooksProps = {
  webhooks: readonly Webhook[]
  procedures: readonly { value: string; label: string }[]
  offices: readonly { value: string; label: string }[]
  typed: Readonly<Record<string, string | string[]>>
}

export const WebhooksPage = ({ webhooks, procedures, offices, typed }: WebhooksProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const nameIn = (list: WebhooksProps['offices'], key: string) => list.find((one) => one.value === key)?.label ?? key
  const troubled = webhooks.filter(({ pausedBecause }) => pausedBecause === 'failing' || pausedBecause === 'gone')
  return (
    <>
      <Lede>{t.lede}</Lede>
      {troubled.length > 0 && (
        <Notice kind="warning">
          <p>{t.troubled(troubled.length)}</p>
        </Notice>
      )}
      <Block title={t.list}>
        <DataTable
          caption={t.list}
          columns={[
            { label: t.columns.url, heading: true },
            { label: t.columns.procedure },
            { label: t.columns.office },
            { label: t.columns.state },
          ]}
          rows={webhooks.map((one) => ({
            href: `/staff/webhooks/${one.id}`,
            cells: [
              one.url,
              nameIn(procedures, one.procedure ?? ''),
              nameIn(offices, one.officeId ?? ''),
              t.states[one.state],
            ],
          }))}
          empty={<p>{t.none}</p>}
        />
      </Block>
      <Block title={t.make}>
        <Form action="/staff/webhooks" label={t.make}>
          <Select name="procedure" label={t.procedure} options={procedures} value={value('procedure')} />
          <TextField
            name="url"
            type="url"
            label={t.url}
            hint={t.urlHint}
            value={value('url')}
            maxLength={500}
            width="full"
          />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}
