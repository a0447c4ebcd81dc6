import { z } from 'zod'
import { type Condition, conditionSchema, facts } from './condition.ts'
import { comparisons, type Comparison, type Value } from './value.ts'

/**
 * Rules in the words of JSON Logic, for other programs: `and`, `or`, `!`, `==` and `in` of an answer, comparisons of
 * values, `!!`, `some`, `all`, arithmetic; and operators of ours, which JSON Logic lets a program add: `count`, `sum`,
 * `date`, `today`, `days`, `years`, `addDays`,
 * `fiscalYearStart`. What the register says is the variable `register.…`.
 */
export type JsonLogic = string | number | boolean | { [operator: string]: JsonLogic[] | JsonLogic }

const register = 'register.'
const variable = (name: string): JsonLogic => ({ var: name })

export function toJsonLogic(condition: Condition): JsonLogic {
  if ('all' in condition) return { and: condition.all.map(toJsonLogic) }
  if ('any' in condition) return { or: condition.any.map(toJsonLogic) }
  if ('not' in condition) return { '!': [toJsonLogic(condition.not)] }
  if ('fact' in condition) return { '==': [variable(register + condition.fact), true] }
  if ('answered' in condition) return { '!!': [variable(condition.answered)] }
  if ('some' in condition) return { some: [variable(condition.some), toJsonLogic(condition.where)] }
  if ('every' in condition) return { all: [variable(condition.every), toJsonLogic(condition.where)] }
  if ('compare' in condition)
    return { [operatorOf[condition.compare]]: [valueToJsonLogic(condition.left), valueToJsonLogic(condition.right)] }
  if ('is' in condition) return { '==': [variable(condition.field), condition.is] }
  return { in: [condition.includes, variable(condition.field)] }
}

// Of values, so that an answer that is one option stays apart.
const operatorOf: Record<Comparison, string> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': '===', '!=': '!==' }

export function valueToJsonLogic(value: Value): JsonLogic {
  if ('number' in value) return value.number
  if ('text' in value) return value.text
  if ('day' in value) return { date: [value.day] }
  if ('today' in value) return { today: [] }
  if ('value' in value) return variable(value.value)
  if ('count' in value) return { count: ofRows(value.count, value.where) }
  if ('sum' in value) return { sum: ofRows(value.sum, value.where) }
  if ('add' in value) return { '+': value.add.map(valueToJsonLogic) }
  if ('subtract' in value) return { '-': value.subtract.map(valueToJsonLogic) }
  if ('multiply' in value) return { '*': value.multiply.map(valueToJsonLogic) }
  if ('min' in value) return { min: value.min.map(valueToJsonLogic) }
  if ('max' in value) return { max: value.max.map(valueToJsonLogic) }
  if ('days' in value) return { days: value.days.map(valueToJsonLogic) }
  if ('years' in value) return { years: value.years.map(valueToJsonLogic) }
  if ('fiscalYearStart' in value) return { fiscalYearStart: [valueToJsonLogic(value.fiscalYearStart)] }
  const [from, days] = value.addDays
  return { addDays: [valueToJsonLogic(from), typeof days === 'number' ? days : valueToJsonLogic(days)] }
}

const ofRows = (name: string, where: Condition | undefined): JsonLogic[] => [
  variable(name),
  ...(where ? [toJsonLogic(where)] : []),
]

/** Reads a rule that another program wrote. `undefined`: it says something that a rule of ours cannot. */
export function fromJsonLogic(logic: unknown): Condition | undefined {
  try {
    return conditionSchema.safeParse(conditionOf(logic)).data
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

class Unreadable extends Error {}

const operation = z.record(z.string(), z.unknown())

/** The one operator of a node with what it works on. */
function nodeOf(logic: unknown): [string, readonly unknown[]] {
  const read = operation.safeParse(logic)
  const [entry, ...others] = read.success ? Object.entries(read.data) : []
  if (!entry || others.length > 0) throw new Unreadable('no operator')
  return [entry[0], Array.isArray(entry[1]) ? entry[1] : [entry[1]]]
}

function nameOf(logic: unknown): string {
  const [operator, [name]] = nodeOf(logic)
  if (operator !== 'var' || typeof name !== 'string') throw new Unreadable('no variable')
  return name
}

function conditionOf(logic: unknown): Condition {
  const [operator, parts] = nodeOf(logic)
  const [first, second] = parts
  switch (operator) {
    case 'and':
      return { all: parts.map(conditionOf) }
    case 'or':
      return { any: parts.map(conditionOf) }
    case '!':
      return { not: conditionOf(first) }
    case '!!':
      return { answered: nameOf(first) }
    case 'some':
      return { some: nameOf(first), where: conditionOf(second) }
    case 'all':
      return { every: nameOf(first), where: conditionOf(second) }
    case '==':
      return equalityOf(nameOf(first), second)
    case 'in':
      if (typeof first !== 'string') throw new Unreadable('no option')
      return { field: nameOf(second), includes: first }
  }
  const compare = comparisons.find((one) => operatorOf[one] === operator)
  if (!compare || parts.length !== 2) throw new Unreadable('unknown operator')
  return { compare, left: valueFromJsonLogic(first), right: valueFromJsonLogic(second) }
}

function equalityOf(name: string, value: unknown): Condition {
  const fact = facts.find((one) => register + one === name)
  if (fact && value === true) return { fact }
  if (typeof value !== 'string' && typeof value !== 'number') throw new Unreadable('no answer to compare with')
  return { field: name, is: value }
}

function valueFromJsonLogic(logic: unknown): Value {
  if (typeof logic === 'number') return { number: logic }
  if (typeof logic === 'string') return { text: logic }
  const [operator, parts] = nodeOf(logic)
  const [first, second] = parts
  switch (operator) {
    case 'var':
      return { value: nameOf(logic) }
    case 'date':
      return { day: String(first) }
    case 'today':
      return { today: true }
    case 'count':
      return { count: nameOf(first), ...(second !== undefined && { where: conditionOf(second) }) }
    case 'sum':
      return { sum: nameOf(first), ...(second !== undefined && { where: conditionOf(second) }) }
    case 'fiscalYearStart':
      return { fiscalYearStart: valueFromJsonLogic(first) }
    case 'addDays':
      return { addDays: [valueFromJsonLogic(first), typeof second === 'number' ? second : valueFromJsonLogic(second)] }
  }
  return arithmeticOf(operator, parts.map(valueFromJsonLogic))
}

function arithmeticOf(operator: string, parts: Value[]): Value {
  const pair = (): [Value, Value] => {
    const [one, other, ...more] = parts
    if (!one || !other || more.length > 0) throw new Unreadable('not two')
    return [one, other]
  }
  switch (operator) {
    case '+':
      return { add: parts }
    case '-':
      return { subtract: pair() }
    case '*':
      return { multiply: parts }
    case 'min':
      return { min: parts }
    case 'max':
      return { max: parts }
    case 'days':
      return { days: pair() }
    case 'years':
      return { years: pair() }
    default:
      throw new Unreadable('unknown operator')
  }
}
