import type { Profile } from '#platform/profile/index.ts'
import { Block, PhoneLink, Ticks, Title, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'

export const AccessibilityPage = ({ profile }: { profile: Profile }) => {
  const t = pagesTexts(usePage().lang).accessibility
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Block title={t.aimTitle}>
        <p>{t.aim}</p>
      </Block>
      <Block title={t.doneTitle}>
        <Ticks items={t.done} />
      </Block>
      <Block title={t.testTitle}>
        <p>{t.test}</p>
      </Block>
      <Block title={t.limitsTitle}>
        <ul class="bullets">
          {t.limits.map((limit) => (
            <li>{limit}</li>
          ))}
        </ul>
      </Block>
      <Block title={t.tellTitle}>
        <p>{t.tell}</p>
        <p>
          <PhoneLink phone={profile.phone} standalone />
        </p>
      </Block>
    </>
  )
}
