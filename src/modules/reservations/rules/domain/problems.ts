import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** Sentences for whoever enters the data: 「stages.0.opens.day：…」. */
export const problemsOf = (issues: readonly Issue[], json: unknown): string[] =>
  issues.flatMap((issue) => nearest(issue).map((one) => `${one.path.join('.') || '全体'}：${sentence(one, json)}`))

/** Of several shapes the one that what is written comes nearest to. */
function nearest(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const [best = []] = issue.errors.toSorted((a, b) => distance(a) - distance(b))
  return best.flatMap(nearest).map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length * 2 : 1), 0)

function sentence(issue: Issue, json: unknown): string {
  if (issue.code === 'invalid_type' && valueAt(json, issue.path) === undefined)
    return '書いてありません。書いてください'
  // What a schema says itself is more exact.
  if (/[ぁ-ん]/.test(issue.message)) return issue.message
  if (issue.code === 'unrecognized_keys')
    return `知らない項目「${issue.keys.join('」「')}」があります。消すか、名前を直してください`
  if (issue.code === 'invalid_value') return oneOf(issue.values)
  if (issue.code === 'invalid_type') return `${kinds[issue.expected] ?? issue.expected}で書いてください`
  if (issue.code === 'invalid_union')
    return oneOf('options' in issue && Array.isArray(issue.options) ? issue.options : [])
  return '値が正しくありません'
}

const oneOf = (values: readonly unknown[]): string =>
  values.length > 0
    ? `${values.map(String).join('、')} のどれかで書いてください`
    : '書いてある形が違います。例と見比べてください'

const kinds: Record<string, string> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: 'true か false',
  array: '[ ] の並び',
  object: '{ } の組',
}

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (isRecord(value) ? value[String(key)] : undefined), json)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
