import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { DataTable, EmptyState, LinkButton, Pager, Tag, type TagKind, Title } from '#platform/ui/index.ts'
import type { Acting } from '../../acting/actions/acting-of.ts'
import { actingTexts } from '../../acting/text/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Application } from '../../store/applications.ts'
import { texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { unfinishedTexts } from '../../unfinished/text/index.ts'
import { stateText } from './words.ts'

/** `over`: filed for somebody for whom one may not act any more; how it stands is theirs alone. */
export type MineEntry = {
  application: Application
  name: string
  acting?: Acting | undefined
  side: 'principal' | 'filer' | 'over'
  /** Of what was begun: the page to answer next, and the last day on which it is kept. */
  draft?: { stopped: string; until: string } | undefined
}

type MineProps = {
  lang: Lang
  entries: readonly MineEntry[]
  nextHref?: string | undefined
}

export const MyApplications = ({ lang, entries, nextHref }: MineProps) => {
  const t = texts(lang)
  return (
    <>
      <Title>{kindTexts(lang).mine.title}</Title>
      <DataTable
        caption={kindTexts(lang).mine.title}
        columns={[{ label: t.mine.name, heading: true }, { label: t.mine.state }, { label: t.mine.day }]}
        rows={entries.map((entry) => ({
          href: `/applications/${entry.application.id}`,
          cells: [
            <WhoseName lang={lang} {...entry} />,
            <>
              <Standing lang={lang} {...entry} />
              {entry.draft && <small>{entry.draft.stopped}</small>}
            </>,
            <>
              <span>{dayOf(lang, entry.application)}</span>
              {entry.draft && <small>{unfinishedTexts(lang).resume.listUntil(entry.draft.until)}</small>}
              {entry.application.receiptNumber && <small class="num">{entry.application.receiptNumber}</small>}
            </>,
          ],
        }))}
        empty={
          <EmptyState title={kindTexts(lang).mine.none}>
            <p>{kindTexts(lang).mine.noneText}</p>
            <LinkButton href="/procedures">{t.mine.toProcedures}</LinkButton>
          </EmptyState>
        }
      />
      <Pager {...(nextHref && { nextHref })} />
    </>
  )
}

const WhoseName = ({ lang, name, acting, side }: { lang: Lang } & MineEntry) => {
  const t = actingTexts(lang)
  return (
    <>
      <span>{name}</span>
      {acting && <small>{side === 'principal' ? t.mineBy(acting.filerName) : t.mine(acting.principalName)}</small>}
    </>
  )
}

const Standing = ({ lang, application, side }: { lang: Lang } & MineEntry) =>
  side === 'over' ? (
    <Tag kind="off">{actingTexts(lang).mineEnded}</Tag>
  ) : (
    <Tag kind={kinds[application.state]}>{stateText(lang, application)}</Tag>
  )

const kinds: Record<ApplicationState, TagKind> = {
  draft: 'ask',
  confirmed: 'ask',
  submitted: 'wait',
  in_review: 'wait',
  proposed: 'wait',
  issuing: 'wait',
  awaiting_correction: 'ask',
  awaiting_payment: 'ask',
  issued: 'ok',
  completed: 'ok',
  decided: 'wait',
  notified: 'ok',
  accepted: 'ok',
  declined: 'late',
  lapsed: 'off',
  missed: 'off',
  refused: 'late',
  withdrawn: 'off',
}

function dayOf(lang: Lang, { submittedAt, createdAt }: Application): string {
  const t = texts(lang).mine
  const kind = kindTexts(lang).mine
  const day = formatDate(wardDate(submittedAt ?? createdAt), lang)
  return submittedAt ? kind.filed(day) : t.started(day)
}
