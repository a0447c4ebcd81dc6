import { EmptyState, Facts, Link, LinkButton, Meta, Pager, Tag, Title } from '#platform/ui/index.ts'
import { OwnAlerts } from '../../alerts/own-alerts.tsx'
import type { Subscription } from '../../alerts/store/subscriptions.ts'
import { type Catalogue, shapeOf } from '../../record/index.ts'
import type { OwnReport } from '../store/own.ts'
import type { Shown } from '../store/shown.ts'
import { readingTexts } from '../text/index.ts'
import { addressOfReport, State, TitleOf } from './rows.tsx'
import type { Say } from './say.ts'

export type MineProps = {
  say: Say
  catalogue: Catalogue
  own: readonly OwnReport[]
  nextHref: string | undefined
  followed: readonly Shown[]
  subscriptions: readonly Subscription[]
  thanks: { reports: number; fixed: number; goodDeeds: number }
}

/** What one reported and follows, and what came of it. */
export const MinePage = ({ say, catalogue, own, nextHref, followed, subscriptions, thanks }: MineProps) => {
  const texts = readingTexts(say.lang)
  const t = texts.mine
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {thanks.reports > 0 && (
        <section aria-labelledby="thanks">
          <h2 id="thanks">{t.thanks}</h2>
          <Facts
            facts={[
              { term: t.fixed, value: texts.year.reports(String(thanks.fixed)) },
              { term: t.goodDeeds, value: texts.year.reports(String(thanks.goodDeeds)) },
              { term: t.reports, value: texts.year.reports(String(thanks.reports)) },
            ]}
          />
        </section>
      )}
      <section class="block" aria-labelledby="own">
        <h2 id="own">{t.own}</h2>
        {own.length === 0 ? (
          <EmptyState title={t.none}>
            <p>{t.noneText}</p>
            <p>
              <LinkButton href="/reports/new" icon="pin">
                {texts.file}
              </LinkButton>
            </p>
          </EmptyState>
        ) : (
          <ul class="reports plain-list">
            {own.map((report) => (
              <Row say={say} report={{ ...report, shape: shapeOf(report.state) }} isShown={isShown(report)} />
            ))}
          </ul>
        )}
        <Pager nextHref={nextHref} />
      </section>
      <section class="block" aria-labelledby="followed">
        <h2 id="followed">{t.followed}</h2>
        {followed.length === 0 ? (
          <Meta>{t.noneFollowed}</Meta>
        ) : (
          <ul class="reports plain-list">
            {followed.map((report) => (
              <Row say={say} report={report} isShown />
            ))}
          </ul>
        )}
      </section>
      <section class="block" aria-labelledby="alerts">
        <h2 id="alerts">{t.ownAlerts}</h2>
        {subscriptions.length === 0 ? (
          <Meta>{t.noAlerts}</Meta>
        ) : (
          <OwnAlerts say={say} catalogue={catalogue} subscriptions={subscriptions} from="mine" />
        )}
        <p>
          <Link href="/reports/alerts" standalone iconAfter="more">
            {t.alerts}
          </Link>
        </p>
      </section>
    </>
  )
}

const isShown = ({ publication }: OwnReport): boolean => publication === 'public' || publication === 'partial'

type RowReport = Pick<Shown, 'number' | 'title' | 'category' | 'town' | 'filedAt' | 'expectedOn' | 'state' | 'shape'>

const Row = ({ say, report, isShown: shown }: { say: Say; report: RowReport; isShown: boolean }) => {
  const t = readingTexts(say.lang)
  return (
    <li>
      <div>
        <h3>
          <Link href={addressOfReport(report.number)}>
            <TitleOf say={say} report={report} />
          </Link>
        </h3>
        <p class="meta">
          <span>{say.town(report.town)}</span> <span>{say.day(report.filedAt)}</span> <span>{report.number}</span>
        </p>
        <p>
          <State say={say} report={report} />
        </p>
        {report.expectedOn && report.shape !== 'done' && <p>{t.list.expected(say.day(report.expectedOn))}</p>}
        {!shown && (
          <p>
            <Tag kind="off">{t.mine.notShown}</Tag>
          </p>
        )}
      </div>
    </li>
  )
}
