import type { Lang } from '#platform/i18n/index.ts'
import { Block, Button, Checkboxes, Link, Notice } from '#platform/ui/index.ts'
import type { OwnChannel } from '../../store/channels.ts'
import { choosingTexts } from '../../text/choosing.ts'

type ChannelsProps = { lang: Lang; channels: readonly OwnChannel[]; chosen: readonly string[]; isGuest: boolean }

/** Those that the person has; an address that nobody proved gets nothing of what was chosen. */
export const Channels = ({ lang, channels, chosen, isGuest }: ChannelsProps) => {
  const t = choosingTexts(lang)
  const proved = channels.filter(({ isProved }) => isProved)
  const unproven = channels.find(({ isProved }) => !isProved)
  return (
    <Block title={t.how} id="how">
      {proved.length > 0 && (
        <Checkboxes
          name="channels"
          legend={t.howLegend}
          hint={t.howHint}
          values={chosen}
          options={proved.map((contact) => ({ value: contact.channel, label: channelName(lang, contact) }))}
        />
      )}
      {channels.length === 0 && (
        <Notice kind="warning">
          <p>{t.noChannel}</p>
        </Notice>
      )}
      {unproven && (
        <Notice>
          <p>{t.unproven(unproven.address)}</p>
          <Button variant="secondary" small formAction="/messages/contacts/proof">
            {t.prove}
          </Button>
        </Notice>
      )}
      <p>
        {!isGuest && (
          <Link href="/messages/contacts" standalone iconAfter="more">
            {t.moreChannels}
          </Link>
        )}
        <Link href="/feeds" standalone iconAfter="more">
          {t.feeds}
        </Link>
      </p>
    </Block>
  )
}

export const channelName = (lang: Lang, { channel, address }: Pick<OwnChannel, 'channel' | 'address'>): string =>
  channel === 'mail' ? choosingTexts(lang).channels.mail(address) : choosingTexts(lang).channels[channel]
