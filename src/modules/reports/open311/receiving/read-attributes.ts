import type { Attribute, AttributeAnswers, Category } from '../../record/index.ts'
import { parseMoment } from '../answers/moments.ts'
import type { Problem } from '../answers/refusal.ts'
import type { Posted } from './form.ts'

const longest = { string: 200, text: 2000 }
const named = /^attribute\[([^\]]{1,60})\](\[\])?$/

/** `attribute[code]=value`, and `attribute[code][]=key` again and again for several. */
export function readAttributes(
  { attributes }: Pick<Category, 'attributes'>,
  { all, names }: Pick<Posted, 'all' | 'names'>,
): { answers: AttributeAnswers; problems: Problem[] } {
  const codes = names.flatMap((name) => named.exec(name)?.[1] ?? [])
  const problems = [...new Set(codes)]
    .filter((code) => !attributes.some((one) => one.code === code))
    .map((code): Problem => ({ code: 'attribute_unknown', about: code }))
  const answers: Record<string, string | readonly string[]> = {}
  for (const attribute of attributes) {
    const { code, required, datatype } = attribute
    const given = [...all(`attribute[${code}]`), ...all(`attribute[${code}][]`)]
    if (given.length === 0) {
      if (required) problems.push({ code: 'attribute_missing', about: code })
    } else if (!fits(attribute, given)) problems.push({ code: 'attribute_wrong', about: code })
    else answers[code] = datatype === 'multivaluelist' ? [...new Set(given)] : (given[0] ?? '')
  }
  return { answers, problems }
}

function fits({ datatype, values }: Attribute, given: readonly string[]): boolean {
  if (datatype !== 'multivaluelist' && given.length > 1) return false
  const [one = ''] = given
  switch (datatype) {
    case 'string':
    case 'text':
      return Array.from(one).length <= longest[datatype]
    case 'number':
      return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(one)
    case 'datetime':
      return parseMoment(one) !== undefined
    case 'singlevaluelist':
    case 'multivaluelist':
      return given.every((key) => values.some((value) => value.key === key))
  }
}
