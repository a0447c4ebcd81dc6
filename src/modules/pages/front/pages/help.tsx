import type { Profile } from '#platform/profile/index.ts'
import { Block, Meta, PhoneLink, Title, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'
import { clockWords } from './clock-words.ts'

export const HelpPage = ({ profile }: { profile: Profile }) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).help
  const { opens, closes } = profile.hours
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Block title={t.callTitle}>
        <p>
          <PhoneLink phone={profile.phone} standalone />
        </p>
        <Meta>{t.callNote(clockWords(lang, opens), clockWords(lang, closes))}</Meta>
      </Block>
      <Block title={t.findTitle}>
        <p>{t.find}</p>
      </Block>
      <Block title={t.signInTitle} id="sign-in">
        <p>{t.signIn}</p>
      </Block>
      <Block title={t.lockedTitle}>
        <p>{t.locked}</p>
      </Block>
      <Block title={t.stopTitle}>
        <p>{t.stop}</p>
      </Block>
      <Block title={t.followTitle}>
        <p>{t.follow}</p>
      </Block>
      <Block title={t.readTitle}>
        <p>{t.read}</p>
      </Block>
    </>
  )
}
