import type { Source } from './architecture.ts'

/** One line of docs/operations/asvs.md. `answer` is what the register says meets the requirement. */
export type Requirement = { id: string; level: number; words: string; answer: string }

export type Tally = {
  applicable: number
  answered: number
  byTest: number
  byDocument: number
  notMet: number
  share: number
}

const rowPattern = /^\| (V\d+\.\d+\.\d+) \| (\d) \| ([^|]*) \| ([^|]*) \|$/

export const readRegister = (page: string): Requirement[] =>
  page.split('\n').flatMap((line) => {
    const [, id = '', level = '', words = '', answer = ''] = rowPattern.exec(line) ?? []
    return id ? [{ id, level: Number(level), words, answer: answer.trim() }] : []
  })

/**
 * Where the register is not true: an id of the standard left out, twice or unknown, a wrong level, an answer of no kind,
 * a test that is not in its file, a page or heading that is not there, a chapter said not to apply that does.
 */
export function registerProblems(
  register: readonly Requirement[],
  levels: ReadonlyMap<string, number>,
  files: ReadonlyMap<string, string>,
): string[] {
  const count = Map.groupBy(register, ({ id }) => id)
  return [
    ...[...levels.keys()]
      .filter((id) => count.get(id)?.length !== 1)
      .map((id) => `${id} has ${count.get(id)?.length ?? 0} rows`),
    ...register.flatMap((row) => [
      ...(levels.get(row.id) === row.level ? [] : [`${row.id}: level ${row.level} is not that of the standard`]),
      ...(row.words.trim().length > 3 ? [] : [`${row.id}: says nothing`]),
      ...answerProblems(row, files),
    ]),
  ]
}

function answerProblems({ id, answer }: Requirement, files: ReadonlyMap<string, string>): string[] {
  const why = /^(?:not met|not met yet|n\/a): (.{8,})$/.exec(answer)
  if (why) return []
  const parts = answer.split(' + ')
  return parts.flatMap((part) => {
    const test = /^test: (\S+) › (.+)$/.exec(part)
    if (test)
      return hasTest(files.get(test[1] ?? '') ?? '', test[2] ?? '')
        ? []
        : [`${id}: there is no test 「${test[2]}」 in ${test[1]}`]
    const doc = /^doc: ([^\s#]+)#(\S+)$/.exec(part)
    if (doc)
      return anchorsOf(files.get(doc[1] ?? '') ?? '').includes(doc[2] ?? '')
        ? []
        : [`${id}: there is no ${doc[1]}#${doc[2]}`]
    return [`${id}: 「${part}」 is no answer`]
  })
}

/** The title stands there as a test's first argument with its body behind it; a describe, a skip or a mention is none. */
export function hasTest(source: string, title: string): boolean {
  const at = `'${title.replaceAll("'", "\\'")}',`
  for (let index = source.indexOf(at); index >= 0; index = source.indexOf(at, index + 1)) {
    const before = source.slice(0, index)
    const line = before.slice(before.lastIndexOf('\n') + 1)
    const follows = /^\s*(?:async\s*)?\(|^\s*async\b/.test(source.slice(index + at.length))
    const opener = /(?:^|[^\w.])(?:test|it|describe)(?:\.\w+)*(?=[(<])/g
    const last = [...before.matchAll(opener)].at(-1)?.[0].trim() ?? ''
    if (follows && !line.includes('//') && /(?:^|\W)(?:test|it)(?:\.each|\.concurrent)?$/.test(last)) return true
  }
  return false
}

/** As GitHub makes them: lower case, without marks, spaces as hyphens. */
export const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  )

/** The figures of levels 1 and 2 outside chapter 17, which no part of the program needs. */
export function tallyOf(register: readonly Requirement[]): Tally {
  const applicable = register.filter(({ id, level }) => level < 3 && !id.startsWith('V17.'))
  const which = (pattern: RegExp) => applicable.filter(({ answer }) => pattern.test(answer)).length
  const byTest = which(/^test: | \+ test: /)
  return {
    applicable: applicable.length,
    answered: applicable.filter(({ answer }) => answer !== '').length,
    byTest,
    byDocument: which(/^doc: (?!.* \+ test: )/),
    notMet: which(/^not met/),
    share: byTest / applicable.length,
  }
}

/** Sources and pages by path. */
export const byPath = (sources: readonly Source[]): ReadonlyMap<string, string> =>
  new Map(sources.map(({ path, text }) => [path, text]))
