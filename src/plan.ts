import type { Source } from './architecture.ts'

/** What docs/plan.md names: pages of the house and titles of tests. */
export type Known = { pages: readonly string[]; tests: readonly string[]; promises: readonly string[] }

type Row = { promise: string; state: string; pages: readonly string[]; tests: readonly string[] }

const states = ['works', 'in part', 'not yet']

/**
 * Where docs/plan.md is not true: a promise of the plan without a row or with two, a page that is no route, a test that
 * is not there, something said to work without page and test, something not begun that names them.
 */
export function planProblems(plan: string, known: Known): string[] {
  const rows = rowsOf(plan)
  return [
    ...known.promises.flatMap((promise) => countProblems(promise, rows)),
    ...rows.flatMap((row) => rowProblems(row, known)),
  ]
}

function countProblems(promise: string, rows: readonly Row[]): string[] {
  const count = rows.filter((row) => row.promise === promise).length
  return count === 1 ? [] : [`${promise} has ${count} rows`]
}

function rowProblems({ promise, state, pages, tests }: Row, known: Known): string[] {
  const proven = pages.length > 0 && tests.length > 0
  return [
    ...(known.promises.includes(promise) ? [] : [`${promise} is no promise of the plan`]),
    ...(states.includes(state) ? [] : [`${promise}: "${state}" is none of ${states.join(', ')}`]),
    ...(state !== 'not yet' && !proven ? [`${promise}: ${state}, but page or test is missing`] : []),
    ...(state === 'not yet' && pages.length + tests.length > 0
      ? [`${promise}: not yet, but names pages or tests`]
      : []),
    ...pages.filter((page) => !known.pages.includes(page)).map((page) => `${promise}: there is no page ${page}`),
    ...tests
      .filter((title) => !known.tests.includes(title))
      .map((title) => `${promise}: there is no test 「${title}」`),
  ]
}

/** Titles of all tests in these sources, journeys included; those of many cases as they are written, with `%s`. */
export const testTitles = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:test|it)\(\s*'([^']+)'|\)\(\s*'([^']*%[^']*)'/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    ),
  )

/** Lines below this heading whose tests are not there, or that name none. */
export function withstandingProblems(plan: string, heading: string, tests: readonly string[]): string[] {
  const lines = (plan.split(`## ${heading}\n`)[1] ?? '').split('\n').filter((line) => /^\| (?!What )/.test(line))
  if (lines.length === 0) return [`nothing below ${heading}`]
  return lines.flatMap((line) => {
    const named = titlesIn(line)
    return named.length === 0 ? [`no test: ${line}`] : named.filter((title) => !tests.includes(title))
  })
}

// | promise | what works | state | module | pages | tests |
const rowsOf = (plan: string): Row[] =>
  plan
    .split('\n')
    .filter((line) => /^\| (I|II|III)-|^\| (既存|進行管理) /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map((cells) => ({
      promise: cells[1] ?? '',
      state: cells[3] ?? '',
      pages: [...(cells[5] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
      tests: titlesIn(cells[6] ?? ''),
    }))

const titlesIn = (cell: string): string[] =>
  [...cell.matchAll(/「((?:[^「」]|「[^「」]*」)*)」/g)].map((match) => match[1] ?? '')
