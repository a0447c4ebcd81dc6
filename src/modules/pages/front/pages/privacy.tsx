import { authored } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { DataTable, Link, Part, PhoneLink, Ticks, Title, usePage } from '#platform/ui/index.ts'
import type { PersonalFile } from '../personal-data.ts'
import { pagesTexts } from '../text/index.ts'

/** 個人情報の保護に関する法律 第75条: the register of files is published. */
export const PrivacyPage = ({ profile, files }: { profile: Profile; files: readonly PersonalFile[] }) => {
  const t = pagesTexts(usePage().lang).privacy
  const labels = t.columns
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Part title={t.rulesTitle}>
        <Ticks items={t.rules} />
      </Part>
      <Part title={t.cookiesTitle}>
        <p>{t.cookies}</p>
      </Part>
      <Part title={t.rightsTitle}>
        <p>{t.rights}</p>
        <p>
          <PhoneLink phone={profile.phone} standalone />
        </p>
      </Part>
      <Part title={t.filesTitle} lede={t.filesNote}>
        <p>
          <Link href="/privacy/files" standalone>
            {t.register.link}
          </Link>
        </p>
        <div lang="ja">
          <DataTable
            caption={t.filesTitle}
            columns={[
              { label: labels.purpose, heading: true },
              { label: labels.items },
              { label: labels.ground },
              { label: labels.retention },
            ]}
            rows={files.map((file) => ({
              cells: [
                file.purpose,
                file.items.join('、'),
                `${authored(file.legalGround)}（${profile.organs[file.holder]}）`,
                file.retention,
              ],
            }))}
          />
        </div>
      </Part>
    </>
  )
}
