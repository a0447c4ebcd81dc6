import type { PersonId } from '#platform/ids/index.ts'
import { keptGroup } from '../../domain/answers/rows.ts'
import { type Definition, findField } from '../../domain/definition/definition.ts'
import type { PlainField } from '../../domain/definition/fields.ts'
import { type LineReading, wordsOf } from '../desk/answer-lines.ts'

/**
 * What was answered, as a core system takes it: words of the options, days as 2026-12-02, bare numbers; a group's rows
 * one after another with 「／」 between them.
 */
export function answerWords(
  definition: Definition,
  kept: Readonly<Record<string, unknown>>,
  reading: LineReading & { nameOf?: (id: PersonId) => string } = {},
): (from: string) => string | undefined {
  return (from) => {
    const [outer = '', inner] = from.split('.')
    const field = findField(definition, outer)
    if (!field) return undefined
    if (field.type !== 'group') return plain(field, kept[outer], reading)
    const asked = field.fields.find((one) => one.id === inner)
    if (!asked) return undefined
    return keptGroup(kept[outer])
      .rows.map((row) => plain(asked, row.answers[asked.id], reading) ?? '')
      .join('／')
  }
}

function plain(field: PlainField, value: unknown, reading: LineReading): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (field.type === 'computed') return String(value)
  return field.type === 'date' || field.type === 'number' ? String(value) : wordsOf(field, value, reading)
}
