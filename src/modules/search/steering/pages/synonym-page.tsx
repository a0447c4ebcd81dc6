import type { Raw } from '#platform/http/index.ts'
import { Block, DataTable, Link, Notice, Tag } from '#platform/ui/index.ts'
import type { SynonymVersion } from '../store/synonyms.ts'
import { steeringTexts } from '../text/staff.ts'
import { effectPath } from './paths.ts'
import { RuleForm } from './rule-form.tsx'
import { sayDecided } from './said.ts'

const t = steeringTexts.synonyms

type SynonymProps = {
  /** The latest first. */
  history: readonly SynonymVersion[]
  names: ReadonlyMap<string, string>
  typed: Raw
  mayChange: boolean
}

/** One rule: its words, its end, and who decided what about it. */
export const SynonymPage = ({ history, names, typed, mayChange }: SynonymProps) => {
  const [latest] = history
  if (!latest) return null
  const about = { id: latest.id, version: latest.version }
  return (
    <>
      {latest.isEnded && (
        <Notice>
          <p>{t.ended}</p>
        </Notice>
      )}
      {!latest.isEnded && mayChange && (
        <Block title={t.changeTitle}>
          <RuleForm typed={typed} about={about} />
          <p>
            <Link href={`${effectPath}?id=${latest.id}&version=${latest.version}&ends=yes`}>{t.endAsk}</Link>
          </p>
        </Block>
      )}
      <Block title={t.history}>
        <DataTable
          caption={t.history}
          columns={[
            { label: t.historyColumns.version, heading: true },
            { label: t.historyColumns.what },
            { label: t.historyColumns.reason },
            { label: t.historyColumns.decided },
          ]}
          rows={history.map((one) => ({
            cells: [
              String(one.version),
              one.isEnded ? <Tag kind="off">{t.endedTag}</Tag> : sayRule(one),
              one.reason,
              sayDecided(one, names),
            ],
          }))}
        />
      </Block>
    </>
  )
}

const sayRule = ({ kind, words, leadsTo }: SynonymVersion): string =>
  kind === 'same' ? `${t.same}：${words.join('、')}` : `${words.join('、')} → ${leadsTo.join('、')}`
