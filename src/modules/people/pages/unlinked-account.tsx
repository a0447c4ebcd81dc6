import type { Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatPlainTime } from '#platform/time/index.ts'
import { Aside, Block, DocumentList, Notice, PhoneLink, SummaryList, Title } from '#platform/ui/index.ts'
import { peopleTexts } from '../text/index.ts'
import { SignOut } from './sign-out.tsx'

export type UnlinkedAccountProps = {
  lang: Lang
  displayName: string
  profile: Profile
  /** Why the link that there was has ended. */
  ended?: 'moved_out' | 'died' | 'removed' | undefined
}

/** The card fits no record for certain: why it stops here, and the way on. Never says whether nobody or several fit. */
export const UnlinkedAccount = ({ lang, displayName, profile, ended }: UnlinkedAccountProps) => {
  const t = peopleTexts(lang)
  const words = t.unlinked
  const clock = (text: string) => formatPlainTime(Temporal.PlainTime.from(text), lang)
  return (
    <>
      <Title above={words.lede(displayName)}>{words.title}</Title>
      <Notice kind="warning">
        <p>{ended ? words.ended[ended === 'moved_out' ? 'moved_out' : 'other'] : words.why}</p>
      </Notice>
      <Block title={words.doTitle}>
        <p>{words.doBody}</p>
        <SummaryList
          rows={[
            { term: words.place, value: <span lang="ja">{`〒${profile.postcode} ${profile.address}`}</span> },
            { term: words.hours, value: words.open(clock(profile.hours.opens), clock(profile.hours.closes)) },
            { term: words.phone, value: <PhoneLink phone={profile.phone} />, note: words.callFirst },
          ]}
        />
        <p>{words.meanwhile}</p>
      </Block>
      <SignOut label={t.signOut} />
    </>
  )
}

/** Beside the page: why a card often fits no record. */
export const CommonReasons = ({ lang }: { lang: Lang }) => (
  <Aside title={peopleTexts(lang).unlinked.reasonsTitle}>
    <DocumentList entries={peopleTexts(lang).unlinked.reasons.map((title) => ({ title }))} />
  </Aside>
)
