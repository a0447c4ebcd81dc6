import { EmptyState, Link, Meta, Pager, Title } from '#platform/ui/index.ts'
import type { ShownPhoto } from '../store/one.ts'
import type { Improvement } from '../store/improvements.ts'
import { readingTexts } from '../text/index.ts'
import { Photos } from './photos.tsx'
import { addressOfReport } from './rows.tsx'
import type { Say } from './say.ts'
import { Written } from './written.tsx'

type ImprovementsProps = {
  say: Say
  improvements: readonly Improvement[]
  photos: readonly ShownPhoto[]
  nextHref: string | undefined
}

/** What became better, each as it was and as it is. */
export const ImprovementsPage = ({ say, improvements, photos, nextHref }: ImprovementsProps) => {
  const t = readingTexts(say.lang).improvements
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {improvements.length === 0 && <EmptyState title={t.none}>{null}</EmptyState>}
      {improvements.map((one) => (
        <article class="improvement" id={`improvement-${one.number}`}>
          <h2 lang={say.lang === 'en' ? 'ja' : undefined}>{one.title}</h2>
          <Meta>
            {say.town(one.town)} {say.day(one.publishedAt)}
          </Meta>
          <Photos
            say={say}
            photos={photos.filter(({ reportId }) => reportId === one.reportId)}
            isOwn={false}
            id={`photos-${one.number}`}
          />
          <h3>{t.before}</h3>
          <Written say={say} text={one.beforeText} />
          <h3>{t.after}</h3>
          <Written say={say} text={one.afterText} />
          <p>
            <Link href={addressOfReport(one.number)} standalone about={one.title}>
              {t.report}
            </Link>
          </p>
        </article>
      ))}
      <Pager nextHref={nextHref} />
    </>
  )
}
