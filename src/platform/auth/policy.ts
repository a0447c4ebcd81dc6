import { type RawBuilder, type SqlBool, sql } from '#platform/db/index.ts'
import type { Actor } from './actor.ts'

type Value = string | number | boolean

/** Who may, said once: about the fields of a row, in a form that can be asked of one row and put to the database. */
export type Rule<Row> = FieldRule<keyof Row & string>

type FieldRule<Field extends string> =
  | { kind: 'always' | 'never' }
  | { kind: 'oneOf'; field: Field; values: readonly Value[] }
  | { kind: 'missing'; field: Field }
  | { kind: 'all' | 'any'; rules: readonly FieldRule<Field>[] }

export const always: FieldRule<never> = { kind: 'always' }
export const never: FieldRule<never> = { kind: 'never' }
/** The field has this value; never for `undefined`, so that a missing id of the actor opens nothing. */
export const is = <const Field extends string>(field: Field, value: Value | undefined): FieldRule<Field> =>
  value === undefined ? never : { kind: 'oneOf', field, values: [value] }
export const isOneOf = <const Field extends string>(field: Field, values: readonly Value[]): FieldRule<Field> => ({
  kind: 'oneOf',
  field,
  values,
})
export const isMissing = <const Field extends string>(field: Field): FieldRule<Field> => ({ kind: 'missing', field })
export const all = <Field extends string>(...rules: readonly FieldRule<Field>[]): FieldRule<Field> => ({
  kind: 'all',
  rules,
})
export const any = <Field extends string>(...rules: readonly FieldRule<Field>[]): FieldRule<Field> => ({
  kind: 'any',
  rules,
})

export type Policy<Row> = {
  readonly name: string
  /** Whether the actor may, for a row that is at hand. */
  may(actor: Actor, row: Row): boolean
  /** The same as a predicate: `where ${policy.scope(actor)}`. Columns are those of the policy's definition. */
  scope(actor: Actor): RawBuilder<SqlBool>
}

/**
 * A policy from one rule. `columns` says which SQL column each field is, `c.assignee_id`; they are written by us and
 * go into the statement as identifiers.
 */
export function definePolicy<Row>(definition: {
  name: string
  columns: { readonly [Field in keyof Row & string]?: string }
  rule: (actor: Actor) => Rule<Row>
}): Policy<Row> {
  return {
    name: definition.name,
    may: (actor, row) => holds(definition.rule(actor), row),
    scope: (actor) => predicate(definition.rule(actor), definition.columns),
  }
}

function holds<Row>(rule: Rule<Row>, row: Row): boolean {
  switch (rule.kind) {
    case 'always':
      return true
    case 'never':
      return false
    case 'missing':
      return row[rule.field] === undefined || row[rule.field] === null
    case 'oneOf':
      return rule.values.some((value) => value === row[rule.field])
    case 'all':
      return rule.rules.every((one) => holds(one, row))
    case 'any':
      return rule.rules.some((one) => holds(one, row))
  }
}

type Columns = { readonly [field: string]: string | undefined }

function predicate(rule: FieldRule<string>, columns: Columns): RawBuilder<SqlBool> {
  const column = (field: string) => {
    const name = columns[field]
    if (!name) throw new TypeError(`no column for ${field}`)
    return sql.ref(name)
  }
  switch (rule.kind) {
    case 'always':
      return sql<SqlBool>`true`
    case 'never':
      return sql<SqlBool>`false`
    case 'missing':
      return sql<SqlBool>`${column(rule.field)} is null`
    case 'oneOf':
      // `is true`: an unknown (null) column is a no, also below `or`.
      return sql<SqlBool>`(${column(rule.field)} = any(${[...rule.values]}) is true)`
    case 'all':
      return joined(rule.rules, ' and ', sql<SqlBool>`true`)
    case 'any':
      return joined(rule.rules, ' or ', sql<SqlBool>`false`)
  }

  function joined(rules: readonly FieldRule<string>[], word: string, none: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
    if (rules.length === 0) return none
    return sql<SqlBool>`(${sql.join(
      rules.map((one) => predicate(one, columns)),
      sql.raw(word),
    )})`
  }
}
