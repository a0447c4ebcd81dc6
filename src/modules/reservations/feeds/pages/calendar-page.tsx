import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, wardDate } from '#platform/time/index.ts'
import { Actions, Block, Button, Form, LinkButton, Meta, Notice, TextField, Title } from '#platform/ui/index.ts'
import { feedTexts } from '../text/index.ts'

export type FeedShown = {
  /** Missing: everything that is theirs. */
  group?: { id: string; name: string }
  /** Missing: no address was made. */
  feed?: { address: string; madeAt: Temporal.Instant }
}

/** Addresses for calendars: of everything, and of each group. */
export const CalendarPage = ({ lang, shown }: { lang: Lang; shown: readonly FeedShown[] }) => {
  const t = feedTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Notice kind="warning" title={t.secret}>
        <p>{t.secretText}</p>
        {shown.length > 1 && <p>{t.leave}</p>}
      </Notice>
      <Meta>{t.delay}</Meta>
      {shown.map((one) => (
        <Part {...one} lang={lang} />
      ))}
    </>
  )
}

const Part = ({ lang, group, feed }: FeedShown & { lang: Lang }) => {
  const t = feedTexts(lang)
  const id = group?.id ?? 'all'
  const name = group?.name ?? t.all
  return (
    <Block id={id} title={group ? <span lang="ja">{group.name}</span> : t.all}>
      {!group && <p>{t.allText}</p>}
      {feed ? (
        <>
          <TextField
            name={`address-${id}`}
            label={t.address}
            value={feed.address}
            width="full"
            readOnlyBecause={t.copy}
          />
          <Meta>{t.madeAt(formatCalendarDate(wardDate(feed.madeAt), lang))}</Meta>
          <Actions>
            <LinkButton href={feed.address.replace(/^https?/, 'webcal')}>{t.open}</LinkButton>
          </Actions>
          <Deed id={id} action="/calendar" label={t.renewFor(name)} says={t.renew} variant="secondary" />
          <Deed id={id} action="/calendar/removal" label={t.endFor(name)} says={t.end} variant="secondary" />
        </>
      ) : (
        <>
          <Meta>{t.none}</Meta>
          <Deed id={id} action="/calendar" label={t.makeFor(name)} says={t.make} />
        </>
      )}
    </Block>
  )
}

type DeedProps = { id: string; action: string; label: string; says: string; variant?: 'secondary' }

const Deed = ({ id, action, label, says, variant }: DeedProps) => (
  <Form action={action} label={label}>
    <input type="hidden" name="of" value={id} />
    <Actions>
      <Button {...(variant && { variant })}>{says}</Button>
    </Actions>
  </Form>
)
