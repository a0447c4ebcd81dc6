import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { DataTable, EmptyState, LinkButton, Pager, Tag, type TagKind, Title } from '#platform/ui/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Application } from '../../store/applications.ts'
import { texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { stateText } from './words.ts'

type MineProps = {
  lang: Lang
  entries: readonly { application: Application; name: string }[]
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
        rows={entries.map(({ application, name }) => ({
          href: `/applications/${application.id}`,
          cells: [
            name,
            <Tag kind={kinds[application.state]}>{stateText(lang, application)}</Tag>,
            <>
              <span>{dayOf(lang, application)}</span>
              {application.receiptNumber && <small class="num">{application.receiptNumber}</small>}
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
