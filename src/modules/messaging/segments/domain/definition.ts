import { z } from 'zod'

export const mostConditions = 20
export const mostDepth = 3
export const oldest = 130
/** Older ones in a household are counted by their own age. */
export const oldestChild = 18
/** 小学1年生 is 1, 中学3年生 is 9. */
export const lastGrade = 9

const year = (most: number) => z.int().min(0).max(most)
// Days on which people live; whatever is reckoned from them stays a day that the database knows.
const day = z.iso.date().regex(/^(19|20)/)
const span = (most: number) =>
  z
    .strictObject({ from: year(most), to: year(most) })
    .refine(({ from, to }) => from <= to, { error: 'reversed', path: ['to'] })

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

const parts = {
  age: z
    .strictObject({ from: year(oldest), to: year(oldest).optional(), on: z.union([z.literal('today'), day]) })
    .refine(({ from, to }) => to === undefined || from <= to, { error: 'reversed', path: ['to'] }),
  schoolYear: z
    .strictObject({ from: z.int().min(1).max(lastGrade), to: z.int().min(1).max(lastGrade) })
    .refine(({ from, to }) => from <= to, { error: 'reversed', path: ['to'] }),
  childAge: span(oldestChild),
  area: z.array(z.string().min(1).max(40)).min(1).max(100),
  residentSince: z
    .strictObject({ from: day.optional(), to: day.optional() })
    .refine(({ from, to }) => from !== undefined || to !== undefined, { error: 'empty' })
    .refine(({ from, to }) => !from || !to || from <= to, { error: 'reversed', path: ['to'] }),
  headOfHousehold: z.literal(true),
  topic: key,
  declaredAgeGroup: key,
  declaredArea: z.string().min(1).max(40),
  declaredChildAge: span(oldestChild),
} as const

export type ConditionKind = keyof typeof parts
export const registerKinds = ['age', 'childAge', 'schoolYear', 'area', 'residentSince', 'headOfHousehold'] as const
export const declaredKinds = ['topic', 'declaredAgeGroup', 'declaredArea', 'declaredChildAge'] as const
export const kinds: readonly ConditionKind[] = [...registerKinds, ...declaredKinds]

type Values = { [One in ConditionKind]: z.output<(typeof parts)[One]> }
/** One thing that is asked about a person: `{ age: { from: 65, on: 'today' } }`. Ends are inclusive, ages in completed years. */
export type SegmentCondition = { [One in ConditionKind]: Record<One, Values[One]> }[ConditionKind]
/** All of `all`, at least one of `any` where it has some, and none of `none`. */
export type SegmentGroup = { all: SegmentPart[]; any: SegmentPart[]; none: SegmentPart[] }
export type SegmentPart = SegmentCondition | SegmentGroup
/** Whom a message is for. The outermost group may not be empty and may not consist of `none` alone. */
export type Segment = SegmentGroup

export type SegmentProblem =
  | { why: 'empty' | 'only-none' | 'too-many' | 'too-deep' | 'repeated' }
  /** `path`: where in the JSON, such as `all.0.age.to`. */
  | { why: 'malformed'; path: string }

export type ParsedSegment = { ok: true; segment: Segment } | { ok: false; problems: SegmentProblem[] }

export const isGroup = (part: SegmentPart): part is SegmentGroup => 'all' in part

const conditionSchema: z.ZodType<SegmentCondition> = z.union([
  z.strictObject({ age: parts.age }),
  z.strictObject({ schoolYear: parts.schoolYear }),
  z.strictObject({ childAge: parts.childAge }),
  z.strictObject({ area: parts.area }),
  z.strictObject({ residentSince: parts.residentSince }),
  z.strictObject({ headOfHousehold: parts.headOfHousehold }),
  z.strictObject({ topic: parts.topic }),
  z.strictObject({ declaredAgeGroup: parts.declaredAgeGroup }),
  z.strictObject({ declaredArea: parts.declaredArea }),
  z.strictObject({ declaredChildAge: parts.declaredChildAge }),
])

/** One condition as a form or a program gives it; `path` is the field that is wrong. */
export function parseCondition(json: unknown): { ok: true; condition: SegmentCondition } | { ok: false; path: string } {
  const [kind = ''] = Object.keys(Object(json))
  const read = conditionSchema.safeParse(json)
  if (read.success) return { ok: true, condition: read.data }
  if (!isKind(kind)) return { ok: false, path: kind }
  // The union says only that nothing fits; the schema of the kind says where.
  const [issue] = parts[kind].safeParse(Object(json)[kind]).error?.issues ?? []
  return { ok: false, path: [kind, ...(issue?.path ?? [])].join('.') }
}

const isKind = (kind: string): kind is ConditionKind => kind in parts

/** What the columns hold, a draft without conditions too. Throws for anything that `parseDraft` has not let through. */
export function readStored(json: unknown): Segment {
  const read = parseGroup(json, 1, '')
  if (!read.ok) throw new Error('a stored definition is malformed')
  return read.segment
}

/** A definition that is not finished yet: right in its parts, but possibly empty. */
export function parseDraft(json: unknown): ParsedSegment {
  const read = parseGroup(json, 1, '')
  if (!read.ok) return read
  const problems: SegmentProblem[] = []
  const conditions = conditionsOf(read.segment)
  if (conditions.length > mostConditions) problems.push({ why: 'too-many' })
  if (hasRepeated(read.segment)) problems.push({ why: 'repeated' })
  return problems.length > 0 ? { ok: false, problems } : read
}

/** A definition that somebody may be addressed by: at most 20 conditions, three groups deep, and at least one that takes in. */
export function checkSegment(json: unknown): ParsedSegment {
  const read = parseDraft(json)
  if (!read.ok) return read
  const problem = emptinessOf(read.segment)
  return problem ? { ok: false, problems: [{ why: problem }] } : read
}

/** A definition that passes `checkSegment`; throws for any other. */
export function parseSegment(json: unknown): Segment {
  const read = checkSegment(json)
  if (!read.ok) throw new Error(`not a segment: ${read.problems[0]?.why}`)
  return read.segment
}

function emptinessOf(group: SegmentGroup): 'empty' | 'only-none' | undefined {
  if (group.all.length + group.any.length === 0) return group.none.length === 0 ? 'empty' : 'only-none'
  return [...group.all, ...group.any, ...group.none]
    .filter(isGroup)
    .map((inner) => (isVoid(inner) ? 'empty' : undefined))
    .find((found) => found !== undefined)
}

const isVoid = (group: SegmentGroup): boolean =>
  group.all.length + group.any.length + group.none.length === 0 ||
  [...group.all, ...group.any, ...group.none].some((part) => isGroup(part) && isVoid(part))

function parseGroup(json: unknown, depth: number, path: string): ParsedSegment {
  const read = groupSchema.safeParse(json)
  if (!read.success)
    return { ok: false, problems: [{ why: 'malformed', path: `${path}${read.error.issues[0]?.path.join('.') ?? ''}` }] }
  if (depth > mostDepth) return { ok: false, problems: [{ why: 'too-deep' }] }
  const segment: SegmentGroup = { all: [], any: [], none: [] }
  const problems: SegmentProblem[] = []
  for (const name of ['all', 'any', 'none'] as const)
    for (const [at, part] of read.data[name].entries()) {
      const here = `${path}${name}.${at}.`
      if (['all', 'any', 'none'].some((list) => list in Object(part))) {
        const inner = parseGroup(part, depth + 1, here)
        if (inner.ok) segment[name].push(inner.segment)
        else problems.push(...inner.problems)
        continue
      }
      const condition = parseCondition(part)
      if (condition.ok) segment[name].push(condition.condition)
      else problems.push({ why: 'malformed', path: `${here}${condition.path}` })
    }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, segment }
}

const list = z
  .array(z.unknown())
  .max(mostConditions + 1)
  .default([])
const groupSchema = z.strictObject({ all: list, any: list, none: list })

/** Every condition, groups within groups too, in the order of reading. */
export const conditionsOf = (group: SegmentGroup): SegmentCondition[] =>
  [...group.all, ...group.any, ...group.none].flatMap((part) => (isGroup(part) ? conditionsOf(part) : [part]))

/** The one key of a condition. */
export function kindOf(condition: SegmentCondition): ConditionKind {
  const [kind = ''] = Object.keys(condition)
  if (!isKind(kind)) throw new Error('a condition has one kind')
  return kind
}

const onRegister = new Set<ConditionKind>(registerKinds)
/** Whether the 住民基本台帳 is looked at: only then a ground in law is needed. */
export const usesRegister = (segment: Segment): boolean =>
  conditionsOf(segment).some((condition) => onRegister.has(kindOf(condition)))

const hasRepeated = (group: SegmentGroup): boolean =>
  (['all', 'any', 'none'] as const).some((name) => {
    const texts = group[name].map((part) => JSON.stringify(part))
    return new Set(texts).size < texts.length || group[name].some((part) => isGroup(part) && hasRepeated(part))
  })
