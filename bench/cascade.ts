import { Model } from 'survey-core'
import { askedIn, chainAnswers, countProblems, longChain } from '#modules/procedures/testing/long-chain.ts'
import { report } from './running/figure.ts'
import { median } from './running/statistics.ts'

const length = 500
const rounds = 5
const ourRepeats = 20
const checked = 300

const chain = longChain(length, length)
const answers = { yes: chainAnswers(length, 'yes'), no: chainAnswers(length, 'no') }

const model = new Model({
  // The quickest of its settings that hide the whole chain and not only its second question.
  clearInvisibleValues: 'onHiddenContainer',
  pages: [
    {
      name: 'page',
      elements: Array.from({ length }, (_, at) => ({
        type: 'radiogroup',
        name: `q${at}`,
        choices: ['yes', 'no'],
        ...(at > 0 && { visibleIf: `{q${at - 1}} = 'yes'` }),
      })),
    },
  ],
})

const ours: number[] = []
const theirs: number[] = []
const checks: number[] = []
for (let round = -1; round < rounds; round += 1) {
  const own = Array.from({ length: ourRepeats }, () => {
    const hidden = timed(() => askedIn(chain, answers.no))
    const shown = timed(() => askedIn(chain, answers.yes))
    require(hidden.result === 1 && shown.result === length, 'our chain')
    return Math.max(hidden.took, shown.took)
  })
  model.data = answers.yes
  require(visible() === length, 'their chain before')
  const other = timed(() => model.setValue('q0', 'no'))
  require(visible() === 1, 'their chain after')
  // Made anew each time: what is worked out once for a definition is part of its check.
  const definition = longChain(checked, 10)
  const check = timed(() => countProblems(definition))
  require(check.result === 0, 'the check')
  if (round < 0) continue
  ours.push(median(own))
  theirs.push(other.took)
  checks.push(check.took)
}

report(
  'cascade',
  `Milliseconds from a changed answer to the first of ${length} questions, of which each is asked when the one before it is answered with yes, until it is known which are asked: for us the whole way is replayed from the kept answers, as at every request (the slower of hiding and showing all, median of ${ourRepeats}); for survey-core 3.1.1 \`setValue\` on a model that holds the same answers, hiding all. Both in this process, ${rounds} interleaved rounds after one to warm up; the number of questions asked is checked each time. The publish check is every check of a definition of ${checked} such questions on ${checked / 10} pages, that nothing is unreachable included.`,
  [
    { what: `a chain of ${length}, replayed`, value: median(ours), unit: 'ms', spread: ours, limit: { max: 5 } },
    { what: `the same in survey-core`, value: median(theirs), unit: 'ms', spread: theirs },
    {
      what: 'times faster',
      ...{ value: median(theirs.map((took, round) => took / (ours[round] ?? Number.NaN))), unit: '×' },
      spread: theirs.map((took, round) => took / (ours[round] ?? Number.NaN)),
      limit: { min: 20 },
    },
    {
      what: `publish check of ${checked} questions`,
      value: median(checks),
      unit: 'ms',
      spread: checks,
      limit: { max: 200 },
    },
  ],
)

function visible(): number {
  return model.getAllQuestions().filter(({ isVisible }) => isVisible).length
}

function timed<Result>(work: () => Result): { took: number; result: Result } {
  const start = performance.now()
  const result = work()
  return { took: performance.now() - start, result }
}

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(`${what} does not show what it should`)
}
