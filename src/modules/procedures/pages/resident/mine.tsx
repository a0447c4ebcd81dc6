import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { DataTable, EmptyState, LinkButton, Pager, Tag, type TagKind, Title } from '#platform/ui/index.ts'
import type { ApplicationState } from '../../domain/course/states.ts'
import type { Application } from '../../store/applications.ts'
import { texts } from '../../text/index.ts'

type MineProps = {
  lang: Lang
  entries: readonly { application: Application; name: string }[]
  nextHref?: string | undefined
}

export const MyApplications = ({ lang, entries, nextHref }: MineProps) => {
  const t = texts(lang)
  return (
    <>
      <Title>{t.mine.title}</Title>
      <DataTable
        caption={t.mine.title}
        columns={[{ label: t.mine.name, heading: true }, { label: t.mine.state }, { label: t.mine.day }]}
        rows={entries.map(({ application, name }) => ({
          href: `/applications/${application.id}`,
          cells: [
            name,
            <Tag kind={kinds[application.state]}>{t.states[application.state]}</Tag>,
            <>
              <span>{dayOf(lang, application)}</span>
              {application.receiptNumber && <small class="num">{application.receiptNumber}</small>}
            </>,
          ],
        }))}
        empty={
          <EmptyState title={t.mine.none}>
            <p>{t.mine.noneText}</p>
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
  const day = formatDate(wardDate(submittedAt ?? createdAt), lang)
  return submittedAt ? t.filed(day) : t.started(day)
}
