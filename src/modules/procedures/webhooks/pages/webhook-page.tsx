import { formatDateTime } from '#platform/time/index.ts'
import { Actions, Block, Button, DataTable, Form, Meta, Notice, Pairs } from '#platform/ui/index.ts'
import { eventOf } from '../domain/webhook.ts'
import type { LoggedDelivery } from '../store/deliveries.ts'
import type { Webhook } from '../store/webhooks.ts'
import { webhookTexts as t } from '../text/staff.ts'

type WebhookProps = {
  webhook: Webhook
  title: string
  office: string
  deliveries: readonly LoggedDelivery[]
  stateWord: (delivery: LoggedDelivery) => string
}

export const WebhookPage = ({ webhook, title, office, deliveries, stateWord }: WebhookProps) => {
  const path = `/staff/webhooks/${webhook.id}`
  return (
    <>
      {webhook.pausedBecause && (
        <Notice kind="warning">
          <p>{t.pausedBecause[webhook.pausedBecause]}</p>
        </Notice>
      )}
      <Pairs
        pairs={[
          { term: t.setting.url, value: webhook.url },
          { term: t.setting.procedure, value: title },
          { term: t.setting.office, value: office },
          { term: t.setting.state, value: t.states[webhook.state] },
        ]}
      />
      <Block title={t.log}>
        <DataTable
          caption={t.log}
          columns={[
            { label: t.logColumns.told, heading: true },
            { label: t.logColumns.happened },
            { label: t.logColumns.state },
            { label: t.logColumns.tries },
            { label: t.logColumns.act },
          ]}
          rows={deliveries.map((one) => ({
            cells: [
              <>
                <span>{stateWord(one)}</span>{' '}
                <Meta>
                  {eventOf(one.state)} {one.applicationId}
                </Meta>
              </>,
              formatDateTime(one.happenedAt, 'ja'),
              <Outcome delivery={one} />,
              <Attempts delivery={one} />,
              webhook.state !== 'stopped' && one.ended ? (
                <Form action={`${path}/deliveries/${one.id}/resending`} label={t.resendOf(one.id)}>
                  <Button variant="quiet" small>
                    {t.resend}
                  </Button>
                </Form>
              ) : null,
            ],
          }))}
          empty={<p>{t.logNone}</p>}
        />
      </Block>
      {webhook.state !== 'stopped' && <Deeds path={path} isOn={webhook.state === 'on'} />}
    </>
  )
}

const Outcome = ({ delivery: { ended, tries, nextTryAt } }: { delivery: LoggedDelivery }) => (
  <span>
    {ended ? t.ended[ended] : tries === 0 || !nextTryAt ? t.waitingNow : t.waiting(formatDateTime(nextTryAt, 'ja'))}
  </span>
)

const Attempts = ({ delivery: { attempts, tries } }: { delivery: LoggedDelivery }) => (
  <>
    <span>{t.attempts(tries)}</span>
    {attempts.map(({ at, outcome, status }) => (
      <Meta>
        {formatDateTime(Temporal.Instant.from(at), 'ja')} {t.outcomes[outcome]}
        {status === null ? '' : ` (${status})`}
      </Meta>
    ))}
  </>
)

const Deeds = ({ path, isOn }: { path: string; isOn: boolean }) => (
  <Block title={t.deeds}>
    <Form action={`${path}/${isOn ? 'pause' : 'resumption'}`} label={isOn ? t.pause : t.resume}>
      <Actions>
        <Button variant={isOn ? 'secondary' : 'primary'}>{isOn ? t.pause : t.resume}</Button>
      </Actions>
    </Form>
    <Form action={`${path}/secret`} label={t.rotate}>
      <Meta>{t.rotateHint}</Meta>
      <Actions>
        <Button variant="secondary">{t.rotate}</Button>
      </Actions>
    </Form>
    <Form action={`${path}/end`} label={t.stop}>
      <Meta>{t.stopHint}</Meta>
      <Actions>
        <Button variant="secondary">{t.stop}</Button>
      </Actions>
    </Form>
  </Block>
)
