import type { PersonalFile } from '#platform/module/index.ts'
import { DataTable, Link, SummaryList, Title, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'

/** 個人情報ファイル簿: every file with its purpose. */
export const FileRegisterPage = ({ files }: { files: readonly PersonalFile[] }) => {
  const t = pagesTexts(usePage().lang).privacy
  return (
    <>
      <Title lede={t.register.lede}>{t.filesTitle}</Title>
      <p>
        <Link href="/privacy/files.csv" standalone>
          {t.register.csv}
        </Link>
      </p>
      <div lang="ja">
        <DataTable
          caption={t.filesTitle}
          columns={[{ label: t.register.name, heading: true }, { label: t.columns.purpose }]}
          rows={files.map(({ slug, name, purpose }) => ({
            cells: [<Link href={`/privacy/files/${slug}`}>{name}</Link>, purpose],
          }))}
        />
      </div>
    </>
  )
}

/** One 個人情報ファイル with every item that the law asks for. */
export const PersonalFilePage = ({ name, items }: { name: string; items: readonly (readonly [string, string])[] }) => (
  <>
    <Title lede={pagesTexts(usePage().lang).privacy.register.unclear}>{name}</Title>
    <div lang="ja">
      <SummaryList rows={items.map(([term, value]) => ({ term, value: value || '－' }))} />
    </div>
  </>
)
