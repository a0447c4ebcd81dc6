import { formatDateTime } from '#platform/time/index.ts'
import { LinkButton, Meta, Notice, Pairs } from '#platform/ui/index.ts'
import type { Export } from '../store/exports.ts'
import { exportTexts as t } from '../text.ts'

type ExportProps = { one: Export; done: number; total: number; isOver: boolean }

export const ExportPage = ({ one, done, total, isOver }: ExportProps) => (
  <>
    <Standing one={one} done={done} total={total} isOver={isOver} />
    {one.misfitCases > 0 && (
      <Notice kind="warning">
        <p>{t.misfits(one.misfitCases, one.misfits)}</p>
      </Notice>
    )}
    <Pairs
      pairs={[
        ...(one.cases === null ? [] : [{ term: t.facts.cases, value: t.facts.count(one.cases) }]),
        ...(one.withheld ? [{ term: t.facts.withheld, value: t.facts.count(one.withheld) }] : []),
        ...(one.fileSize === null ? [] : [{ term: t.facts.size, value: t.facts.bytes(one.fileSize) }]),
        { term: t.facts.format, value: t.formats[one.format] },
        { term: t.facts.reason, value: one.reason },
        { term: t.facts.asked, value: formatDateTime(one.askedAt, 'ja') },
      ]}
    />
  </>
)

const Standing = ({ one, done, total, isOver }: ExportProps) => {
  if (one.state === 'gone' || (isOver && one.state === 'ready')) return <p>{t.gone}</p>
  if (one.state === 'failed')
    return (
      <Notice kind="warning">
        <p>{one.problem && t.failures[one.problem]}</p>
      </Notice>
    )
  if (one.state === 'ready')
    return (
      <>
        <LinkButton href={`/staff/exports/${one.id}/file`}>{t.fetch}</LinkButton>
        <Meta>{t.until(formatDateTime(one.expiresAt, 'ja'))}</Meta>
      </>
    )
  return (
    <Notice kind="info">
      <p>
        {t.state[one.state]}
        {total > 0 ? `　${t.progress(done, total)}` : ''}
      </p>
      <p>{t.wait}</p>
    </Notice>
  )
}
