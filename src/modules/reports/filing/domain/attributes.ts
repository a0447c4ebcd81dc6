import type { Attribute, AttributeAnswers } from '../../record/index.ts'

/** Name of the input for a question of a kind. */
export const attributeField = ({ code }: Pick<Attribute, 'code'>): string => `attribute-${code}`

export type AttributesRead = { answers: AttributeAnswers; missing: readonly string[]; wrong: readonly string[] }

/** Answers as typed, by the kind's own questions: what is not offered is wrong, what is required and empty is missing. */
export function readAttributes(
  attributes: readonly Attribute[],
  valuesOf: (field: string) => readonly string[],
): AttributesRead {
  const answers: Record<string, string | string[]> = {}
  const missing: string[] = []
  const wrong: string[] = []
  for (const attribute of attributes) {
    const field = attributeField(attribute)
    const given = valuesOf(field)
      .map((value) => value.trim())
      .filter(Boolean)
    if (given.length === 0) {
      if (attribute.required) missing.push(field)
      continue
    }
    if (!isFit(attribute, given)) wrong.push(field)
    else answers[attribute.code] = attribute.datatype === 'multivaluelist' ? [...given] : (given[0] ?? '')
  }
  return { answers, missing, wrong }
}

function isFit({ datatype, values }: Attribute, given: readonly string[]): boolean {
  const isOffered = given.every((value) => values.some(({ key }) => key === value))
  switch (datatype) {
    case 'singlevaluelist':
      return given.length === 1 && isOffered
    case 'multivaluelist':
      return isOffered
    case 'number':
      return given.length === 1 && /^-?\d{1,9}(\.\d{1,6})?$/.test(given[0] ?? '')
    default:
      return given.length === 1 && (given[0] ?? '').length <= 1000
  }
}
