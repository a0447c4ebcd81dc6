import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Form,
  Hidden,
  LinkButton,
  Meta,
  Notice,
  Pairs,
  TextField,
} from '#platform/ui/index.ts'
import { texts } from '../../text/index.ts'
import type { LoggedDelivery } from '../store/deliveries.ts'
import type { Webhook } from '../store/webhooks.ts'
import { ownWebhookTexts } from '../text/index.ts'

type ListProps = { lang: Lang; path: string; webhooks: readonly Webhook[]; typed: string | undefined; cases: string }

/** Where an organisation's news goes, for who keeps its programs. */
export const OwnWebhooks = ({ lang, path, webhooks, typed, cases }: ListProps) => {
  const t = ownWebhookTexts(lang)
  return (
    <>
      {webhooks.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.title}
          columns={[{ label: t.url, heading: true }, { label: t.state }]}
          rows={webhooks.map((one) => ({ href: `${path}/${one.id}`, cells: [one.url, t.states[one.state]] }))}
        />
      )}
      <Block title={t.make}>
        <Form action={path} label={t.make}>
          <TextField name="url" type="url" label={t.url} hint={t.urlHint} value={typed} maxLength={500} width="full" />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
      </Block>
      <Actions>
        <LinkButton href={cases} variant="secondary">
          {t.toCases}
        </LinkButton>
      </Actions>
    </>
  )
}

type OneProps = { lang: Lang; path: string; webhook: Webhook; deliveries: readonly LoggedDelivery[] }

export const OwnWebhook = ({ lang, path, webhook, deliveries }: OneProps) => {
  const t = ownWebhookTexts(lang)
  const isOver = webhook.state === 'stopped'
  return (
    <>
      {webhook.pausedBecause && (
        <Notice kind="warning">
          <p>{t.pausedBecause[webhook.pausedBecause]}</p>
        </Notice>
      )}
      <Pairs
        pairs={[
          { term: t.url, value: webhook.url },
          { term: t.state, value: t.states[webhook.state] },
        ]}
      />
      {!isOver && <Pausing lang={lang} path={path} isOn={webhook.state === 'on'} />}
      <Block title={t.log}>
        <DataTable
          caption={t.log}
          columns={[{ label: t.columns.told, heading: true }, { label: t.columns.result }, { label: t.columns.act }]}
          rows={deliveries.map((one) => ({
            cells: [
              <>
                <span>{texts(lang).states[one.state]}</span> <Meta>{formatDateTime(one.happenedAt, lang)}</Meta>
              </>,
              <Outcome lang={lang} delivery={one} />,
              !isOver && one.ended ? (
                <Form action={`${path}/deliveries/${one.id}/resending`}>
                  <Button variant="secondary" small>
                    {t.resend}
                    <Hidden>：{formatDateTime(one.happenedAt, lang)}</Hidden>
                  </Button>
                </Form>
              ) : (
                ''
              ),
            ],
          }))}
          empty={<p>{t.logNone}</p>}
        />
      </Block>
      {!isOver && (
        <Block title={t.rotate}>
          <p>{t.rotateHint}</p>
          <Form action={`${path}/secret`}>
            <Actions>
              <Button variant="secondary">{t.rotate}</Button>
            </Actions>
          </Form>
        </Block>
      )}
      {!isOver && (
        <Block title={t.stop}>
          <p>{t.stopHint}</p>
          <Form action={`${path}/end`}>
            <Actions>
              <Button variant="danger">{t.stop}</Button>
            </Actions>
          </Form>
        </Block>
      )}
    </>
  )
}

const Outcome = ({ lang, delivery }: { lang: Lang; delivery: LoggedDelivery }) => {
  const t = ownWebhookTexts(lang)
  const { ended, tries, nextTryAt, attempts } = delivery
  const last = attempts[0]
  return (
    <>
      <span>
        {ended ? t.ended[ended] : tries === 0 || !nextTryAt ? t.waitingNow : t.waiting(formatDateTime(nextTryAt, lang))}
      </span>
      {last && ended !== 'delivered' && (
        <Meta>
          {t.outcomes[last.outcome]}
          {last.status === null ? '' : ` (${last.status})`}
        </Meta>
      )}
    </>
  )
}

const Pausing = ({ lang, path, isOn }: { lang: Lang; path: string; isOn: boolean }) => {
  const t = ownWebhookTexts(lang)
  return (
    <Form action={`${path}/${isOn ? 'pause' : 'resumption'}`}>
      <Actions>
        <Button variant={isOn ? 'secondary' : 'primary'}>{isOn ? t.pause : t.resume}</Button>
      </Actions>
    </Form>
  )
}
