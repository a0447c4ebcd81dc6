import { otherName } from '#platform/i18n/index.ts'
import { Link, Notice } from '#platform/ui/index.ts'
import type { Contact } from '../../reading/contact.ts'
import { PagePage } from '../../reading/pages/page-page.tsx'
import type { PublicPage } from '../../reading/store/published.ts'
import { writingTexts } from '../text/index.ts'

const t = writingTexts.course.previewPage

type PreviewProps = {
  page: PublicPage
  now: Temporal.Instant
  contact: Contact
  /** Of this page, without a language. */
  href: string
  address: string
  until: string
}

/** What is not public yet, as it will read, for who has the link. */
export const PreviewPage = ({ page, now, contact, href, address, until }: PreviewProps) => (
  <>
    <Notice kind="warning" title={t.title}>
      <p>{t.lede(until)}</p>
      {page.langs
        .filter((lang) => lang !== page.lang)
        .map((lang) => (
          <p>
            <Link href={`${href}?lang=${lang}`}>{otherName[lang]}</Link>
          </p>
        ))}
    </Notice>
    <PagePage {...{ page, now, contact, address }} lang={page.lang} data={undefined} />
  </>
)
