import type { Office } from '#modules/people/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import { formatCalendarDate, formatDate } from '#platform/time/index.ts'
import { Block, DataTable, EmptyState, Lede, Link, Meta } from '#platform/ui/index.ts'
import { keepingTexts } from '../text.ts'
import type { BrokenLink, CaredPage, pdfOnlyPages, staleByOffice, stalePages } from './store.ts'

const t = keepingTexts.care
const path = '/staff/pages/care'

type Props = {
  stale: Awaited<ReturnType<typeof stalePages>>
  broken: readonly BrokenLink[]
  pdfs: Awaited<ReturnType<typeof pdfOnlyPages>>
  byOffice: Awaited<ReturnType<typeof staleByOffice>>
  offices: ReadonlyMap<OfficeId, Office>
  isAll: boolean
  most: number
  asksOutside: boolean
}

export const CarePage = ({ stale, broken, pdfs, byOffice, offices, isAll, most, asksOutside }: Props) => {
  const office = ({ officeId }: { officeId: OfficeId }) => offices.get(officeId)?.name ?? ''
  const more = (rows: readonly unknown[]) => rows.length >= most && <Meta>{t.more(most)}</Meta>
  return (
    <>
      <h1>{t.title}</h1>
      <Lede>{t.lede}</Lede>
      <p>
        <Link href={isAll ? path : `${path}?all=1`}>{isAll ? t.own : t.all}</Link>
      </p>
      <Block title={t.broken} id="broken">
        <Meta>{asksOutside ? t.brokenNote : t.brokenDemo}</Meta>
        <DataTable
          caption={t.broken}
          columns={[
            { label: t.columns.page, heading: true },
            { label: t.columns.office },
            { label: t.columns.link },
            { label: t.columns.why },
          ]}
          rows={broken.map((row) => ({
            href: `/staff/pages/${row.pageId}`,
            cells: [withoutReadings(row.title), office(row), <LinkWords link={row} />, whyBroken(row)],
          }))}
          empty={<EmptyState title={t.noBroken} />}
        />
        {more(broken)}
      </Block>
      <Block title={t.stale} id="stale">
        <Meta>{t.staleNote}</Meta>
        {byOffice.length > 0 && <ByOffice byOffice={byOffice} office={office} />}
        <DataTable
          caption={t.stale}
          columns={[
            { label: t.columns.page, heading: true },
            { label: t.columns.office },
            { label: t.columns.reviewOn },
          ]}
          rows={stale.map((row) => ({
            ...lead(row),
            cells: [withoutReadings(row.title), office(row), day(row.reviewOn)],
          }))}
          empty={<EmptyState title={t.noStale} />}
        />
        {more(stale)}
      </Block>
      <Block title={t.pdfs} id="pdf">
        <Meta>{t.pdfsNote}</Meta>
        <DataTable
          caption={t.pdfs}
          columns={[
            { label: t.columns.page, heading: true },
            { label: t.columns.office },
            { label: t.columns.pdfs, numeric: true },
          ]}
          rows={pdfs.map((row) => ({
            ...lead(row),
            cells: [withoutReadings(row.title), office(row), t.times(row.pdfs)],
          }))}
          empty={<EmptyState title={t.noPdfs} />}
        />
        {more(pdfs)}
      </Block>
    </>
  )
}

const ByOffice = ({
  byOffice,
  office,
}: Pick<Props, 'byOffice'> & { office: (row: { officeId: OfficeId }) => string }) => (
  <DataTable
    caption={t.byOffice}
    captionHidden={false}
    columns={[
      { label: t.columns.office, heading: true },
      { label: t.columns.count, numeric: true },
      { label: t.columns.oldest },
    ]}
    rows={byOffice.map((row) => ({ cells: [office(row), t.times(row.count), day(row.oldest)] }))}
  />
)

const lead = ({ pageId }: CaredPage) => ({ href: `/staff/pages/${pageId}` })

const day = (on: Temporal.PlainDate): string => formatCalendarDate(on, 'ja')

const LinkWords = ({ link }: { link: BrokenLink }) => (
  <>
    {withoutReadings(link.label)}
    <Meta>{link.href}</Meta>
  </>
)

function whyBroken({ answer, since, lang }: BrokenLink): string {
  const where = lang === 'ja' ? '' : t.inLanguage(lang)
  if (answer === null) return `${where}${t.gone}`
  return `${where}${t.answered(answer)}${since ? t.since(formatDate(since, 'ja')) : ''}`
}
