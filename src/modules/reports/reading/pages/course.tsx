import { Timeline, type TimelineStep } from '#platform/ui/index.ts'
import type { OpenReport } from '../actions/open-report.ts'
import type { ShownStep } from '../store/one.ts'
import { readingTexts } from '../text/index.ts'
import type { Say } from './say.ts'
import { Written } from './written.tsx'

type CourseProps = { say: Say; open: OpenReport }

/** What happened, when, and who did it; never a name of a person. */
export const Course = ({ say, open }: CourseProps) => {
  const last = open.steps.length - 1
  return (
    <section class="block" aria-labelledby="course">
      <h2 id="course">{readingTexts(say.lang).report.steps}</h2>
      <Timeline
        steps={open.steps.map(
          (step, at): TimelineStep => ({
            title: titleOf(say, step),
            at: (
              <>
                {say.day(step.at)} {byOf(say, step, open)}
              </>
            ),
            state: at === last && open.report.shape !== 'done' ? 'now' : 'done',
            note: <Said say={say} step={step} isAnswer={step.said === open.report.answer} />,
          }),
        )}
      />
    </section>
  )
}

function titleOf(say: Say, { kind, to }: ShownStep): string {
  const { report: t, states } = readingTexts(say.lang)
  switch (kind) {
    case 'filed':
      return t.filedStep
    case 'answered':
      return t.answeredStep
    case 'confirmed':
      return t.confirmedStep
    case 'reopened':
      return t.reopenedStep
    case 'merged':
      return t.mergedStep
    case 'unmerged':
      return t.unmergedStep
    default:
      return to ? states[to] : t.answeredStep
  }
}

function byOf(say: Say, { byKind }: ShownStep, { office }: OpenReport): string {
  const t = readingTexts(say.lang).report
  if (byKind !== 'staff' || !office) return t.by[byKind]
  return say.office(office)
}

const Said = ({ say, step: { said, reason }, isAnswer }: { say: Say; step: ShownStep; isAnswer: boolean }) => {
  const t = readingTexts(say.lang).report
  const why = reason === null ? undefined : say.reason(reason)
  return (
    <>
      {why && <p>{t.reason(why)}</p>}
      {said && !isAnswer && <Written say={say} text={said} />}
    </>
  )
}
