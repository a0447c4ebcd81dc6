import { type Lang, plainText } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Aside,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Hidden,
  Notice,
  Ticks,
  Title,
} from '#platform/ui/index.ts'
import type { Device } from '../store/subscriptions.ts'
import { pushTexts } from '../text/index.ts'

type Props = {
  lang: Lang
  devices: readonly Device[]
  /** Of the house; a browser keeps it with its subscription. */
  publicKey: string
  done: 'added' | 'ended' | undefined
}

export const PushDevices = ({ lang, devices, publicKey, done }: Props) => {
  const t = pushTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {done && (
        <Notice kind="success" live>
          <p>{t.done[done]}</p>
        </Notice>
      )}
      <Block title={t.addTitle} id="push">
        <Ticks items={t.before} />
        <AddDevice lang={lang} publicKey={publicKey} />
      </Block>
      <Block title={t.listTitle}>
        {devices.length === 0 ? (
          <EmptyState title={t.empty}>
            <p>{t.emptyNote}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={t.listTitle}
            columns={[{ label: t.device, heading: true }, { label: t.since }, { label: t.act }]}
            rows={devices.map(({ id, label, madeAt }) => ({
              cells: [
                label,
                formatDate(wardDate(madeAt), lang),
                <Form action={`/messages/push/${id}/end`}>
                  <Button variant="secondary" small>
                    {t.end}
                    <Hidden>{t.endOf(label)}</Hidden>
                  </Button>
                </Form>,
              ],
            }))}
          />
        )}
      </Block>
    </>
  )
}

/** Hidden until the island finds that this browser knows web push; until then it says what is needed. */
const AddDevice = ({ lang, publicKey }: Pick<Props, 'lang' | 'publicKey'>) => {
  const t = pushTexts(lang)
  return (
    <div
      data-push={publicKey}
      data-unsupported={plainText(t.unsupported)}
      data-denied={plainText(t.denied)}
      data-stopped={plainText(t.stopped)}
    >
      <p data-without>{t.withoutScript}</p>
      <div hidden data-form>
        <Form action="/messages/push" name="push">
          <input type="hidden" name="endpoint" value="" />
          <input type="hidden" name="p256dh" value="" />
          <input type="hidden" name="auth" value="" />
          <Actions>
            <Button>{t.add}</Button>
          </Actions>
        </Form>
      </div>
      <p role="status" />
    </div>
  )
}

export const AboutPush = ({ lang }: { lang: Lang }) => {
  const t = pushTexts(lang)
  return (
    <Aside title={t.aboutTitle}>
      {t.about.map((words) => (
        <p>{words}</p>
      ))}
    </Aside>
  )
}
