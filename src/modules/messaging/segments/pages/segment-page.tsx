import type { StaffId } from '#platform/ids/index.ts'
import { formatDateTime, toWareki } from '#platform/time/index.ts'
import { Actions, Block, Button, Desk, Details, Form, Notice, Pairs } from '#platform/ui/index.ts'
import type { DeclaredWords } from '../declared-words.ts'
import type { ConditionKind } from '../domain/definition.ts'
import type { SegmentHead, SegmentVersion, VersionState } from '../domain/version.ts'
import { explainToStaff } from '../explain.ts'
import type { Told } from '../store/previews.ts'
import { staffTexts as t } from '../text/staff.ts'
import { ConditionList } from './condition-list.tsx'
import { ConditionForms } from './condition-forms.tsx'
import { Course } from './course.tsx'
import { FactsForm, type Given } from './facts-form.tsx'
import { History } from './history.tsx'
import { SegmentTag } from './list-page.tsx'
import { segmentsPath } from './path.ts'

export type SegmentView = {
  head: SegmentHead
  officeName: string
  /** The newest first. */
  versions: readonly SegmentVersion[]
  /** What is drafted or submitted, else the newest. */
  shown: SegmentVersion
  state: VersionState
  uses: ReadonlyMap<string, number>
  names: ReadonlyMap<StaffId, string>
  told: Told | undefined
  least: number
}

export type SegmentPageProps = SegmentView & {
  words: DeclaredWords
  may: { write: boolean; approve: boolean; isOwnWork: boolean }
  given: Given
  opened: ConditionKind | 'facts' | 'return' | undefined
  done: string | undefined
}

/** One segment: what stands, what is being changed, and what may be done next. */
export const SegmentPage = (props: SegmentPageProps) => {
  const { head, shown, state, words, may, given, opened, done } = props
  const isDraft = state === 'draft' && !head.endedAt
  const path = `${segmentsPath}/${head.id}`
  return (
    <>
      {done && <Notice kind="success" title={done} live />}
      {isDraft && shown.returnedWhy && (
        <Notice kind="warning" title={t.course.returned}>
          <p>{shown.returnedWhy}</p>
        </Notice>
      )}
      <Desk panel={<Preview {...props} mayAsk={isDraft && may.write} />}>
        <p class="lede">{explainToStaff(shown.definition, words)}</p>
        <Summary {...props} />
        <Block title={t.conditions.title}>
          <ConditionList
            definition={shown.definition}
            words={words}
            removal={isDraft && may.write ? `${path}/conditions/removal` : undefined}
          />
        </Block>
        {isDraft && may.write && (
          <>
            <Block title={t.conditions.add} id="add">
              <ConditionForms
                action={`${path}/conditions`}
                words={words}
                opened={opened === 'facts' || opened === 'return' ? undefined : opened}
                given={given}
              />
            </Block>
            <Block title={t.facts.title} id="facts">
              <Details summary={t.facts.title} open={opened === 'facts'}>
                <FactsForm action={`${path}/facts`} submit={t.facts.save} given={factsGiven(props)} />
              </Details>
            </Block>
          </>
        )}
        {!head.endedAt && <Course {...props} path={path} />}
        <History {...props} />
      </Desk>
    </>
  )
}

const lastDay = (version: SegmentVersion) => version.validTo.subtract({ days: 1 })

/** What was typed, else what stands. */
const factsGiven =
  ({ head, shown, given, opened }: SegmentPageProps): Given =>
  (name) => {
    if (opened === 'facts') return given(name)
    const standing: Record<string, string> = {
      name: head.name,
      purpose: shown.purpose,
      ground: shown.ground,
      groundReason: shown.groundReason ?? '',
      from: shown.validFrom.toString(),
      until: lastDay(shown).toString(),
    }
    return standing[name]
  }

const Summary = ({ head, shown, state, officeName }: SegmentPageProps) => (
  <Pairs
    pairs={[
      { term: t.columns.state, value: <SegmentTag state={head.endedAt ? 'ended' : state} /> },
      { term: t.columns.version, value: t.history.version(shown.no) },
      { term: t.columns.office, value: officeName },
      { term: t.facts.purpose, value: shown.purpose },
      { term: t.facts.ground, value: `${t.grounds[shown.ground]}：${t.groundHints[shown.ground]}` },
      ...(shown.groundReason ? [{ term: t.facts.groundReason, value: shown.groundReason }] : []),
      { term: t.facts.from, value: toWareki(shown.validFrom) },
      { term: t.facts.until, value: toWareki(lastDay(shown)) },
    ]}
  />
)

const Preview = ({ head, told, least, mayAsk }: SegmentPageProps & { mayAsk: boolean }) => (
  <>
    <h2>{t.preview.title}</h2>
    {told && (
      <>
        <p class="lede">
          {told.shown === null ? t.preview.fewer(least) : t.preview.about(told.shown.toLocaleString('ja'))}
        </p>
        <p class="meta">{t.preview.at(formatDateTime(told.at, 'ja'))}</p>
      </>
    )}
    {!told && <p>{t.preview.before}</p>}
    {mayAsk && !told && (
      <Form action={`${segmentsPath}/${head.id}/preview`} label={t.preview.ask}>
        <Actions>
          <Button variant="secondary">{t.preview.ask}</Button>
        </Actions>
      </Form>
    )}
    <p class="meta">{t.preview.note}</p>
    <h2>{t.rules.title}</h2>
    <ul>
      {t.rules.list.map((rule) => (
        <li>{rule}</li>
      ))}
    </ul>
  </>
)
