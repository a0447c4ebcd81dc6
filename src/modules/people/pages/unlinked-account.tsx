import type { Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { Block, Notice, PhoneLink, SummaryList, Title } from '#platform/ui/index.ts'
import { peopleTexts } from '../text/index.ts'
import { SignOut } from './sign-out.tsx'

export type UnlinkedAccountProps = { lang: Lang; displayName: string; profile: Profile }

/** The card fits no record for certain: why it stops here, and the way on. Never says whether nobody or several fit. */
export const UnlinkedAccount = ({ lang, displayName, profile }: UnlinkedAccountProps) => {
  const t = peopleTexts(lang)
  const words = t.unlinked
  return (
    <>
      <Title above={words.lede(displayName)}>{words.title}</Title>
      <Notice kind="warning">
        <p>{words.why}</p>
      </Notice>
      <Block title={words.doTitle}>
        <p>{words.doBody}</p>
        <SummaryList
          rows={[
            { term: words.place, value: <span lang="ja">{`〒${profile.postcode} ${profile.address}`}</span> },
            { term: words.hours, value: `${profile.hours.opens}–${profile.hours.closes}` },
            { term: words.phone, value: <PhoneLink phone={profile.phone} />, note: words.callFirst },
          ]}
        />
        <p>{words.meanwhile}</p>
      </Block>
      <Block title={words.reasonsTitle}>
        <ul>
          {words.reasons.map((reason) => (
            <li>{reason}</li>
          ))}
        </ul>
      </Block>
      <SignOut label={t.signOut} />
    </>
  )
}
