import type { Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'
import { Aside, Block, DocumentList, Lede, Notice, PhoneLink, SummaryList, Title } from '#platform/ui/index.ts'
import { peopleTexts } from '../text/index.ts'
import { DevicesLink, SignOut } from './sign-out.tsx'

export type UnlinkedAccountProps = {
  lang: Lang
  displayName: string
  profile: Profile
  /** Why the link that there was has ended. */
  ended?: EndedLink | undefined
}

/**
 * The card fits no record for certain, or the one that it was linked to was closed: why it stops here, and the way on.
 * Never says whether nobody or several fit, nor that somebody has died.
 */
export const UnlinkedAccount = ({ lang, displayName, profile, ended }: UnlinkedAccountProps) => {
  const t = peopleTexts(lang)
  const words = t.unlinked
  const clock = (text: string) => formatPlainTime(Temporal.PlainTime.from(text), lang)
  const closed = ended && endedWords(lang, ended)
  return (
    <>
      <Title above={words.lede(displayName)}>{closed?.title ?? words.title}</Title>
      {closed ? (
        <Lede>{closed.text}</Lede>
      ) : (
        <Notice kind="warning">
          <p>{words.why}</p>
        </Notice>
      )}
      <Block title={words.doTitle}>
        <p>{closed?.doBody ?? words.doBody}</p>
        <SummaryList
          rows={[
            {
              term: words.phone,
              value: <PhoneLink phone={profile.phone} />,
              note: closed ? undefined : words.callFirst,
            },
            { term: words.hours, value: words.open(clock(profile.hours.opens), clock(profile.hours.closes)) },
            { term: words.place, value: <span lang="ja">{`〒${profile.postcode} ${profile.address}`}</span> },
          ]}
        />
        {!closed && <p>{words.meanwhile}</p>}
      </Block>
      <DevicesLink lang={lang} />
      <SignOut label={t.signOut} />
    </>
  )
}

export type EndedLink = 'moved_out' | 'died' | 'removed'

export const endedWords = (lang: Lang, ended: EndedLink) =>
  peopleTexts(lang).unlinked.ended[ended === 'moved_out' ? 'moved_out' : 'other']

/** Beside the page: why a card often fits no record. */
export const CommonReasons = ({ lang }: { lang: Lang }) => (
  <Aside title={peopleTexts(lang).unlinked.reasonsTitle}>
    <DocumentList entries={peopleTexts(lang).unlinked.reasons.map((title) => ({ title }))} />
  </Aside>
)
