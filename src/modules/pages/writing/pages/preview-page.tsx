import type { Lang } from '#platform/i18n/index.ts'
import { authored } from '#platform/i18n/index.ts'
import { Link, Notice, Title } from '#platform/ui/index.ts'
import { renderedTree } from '../markdown/index.ts'
import type { Version } from '../store/editions.ts'
import { writingTexts } from '../text/index.ts'
import { RichText } from './rich-text.tsx'

const t = writingTexts.course.previewPage

type PreviewProps = { version: Version; others: readonly Lang[]; token: string; until: string }

/** What is not public yet, as it will read, for who has the link. */
export const PreviewPage = ({ version, others, token, until }: PreviewProps) => (
  <>
    <Notice kind="warning" title={t.title}>
      {t.lede(until)}
    </Notice>
    {others.length > 0 && (
      <p>
        {others.map((lang) => (
          <>
            <Link href={`/preview/${token}?lang=${lang}`}>{writingTexts.languages[lang]}</Link>　
          </>
        ))}
      </p>
    )}
    <div lang={version.lang === 'en' ? 'en' : 'ja'}>
      <Title lede={authored(version.summary)}>{authored(version.title)}</Title>
      <div class="page-text">
        <RichText root={renderedTree(version.body, version.lang).root} />
      </div>
    </div>
  </>
)
