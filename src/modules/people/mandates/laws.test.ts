import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comesOfAge, type Mandate, mandateKinds, mandateOn } from './domain.ts'

// What holds for every mandate, whatever its kind, days and scope.

const start = Temporal.PlainDate.from('2020-01-01')
const day = fc.integer({ min: 0, max: 9000 }).map((days) => start.add({ days }))
const scope = fc.option(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), { nil: null })
const end = fc.option(fc.record({ on: day, why: fc.constantFrom('revoked', 'agent_died', 'withdrawn') }), { nil: null })
type Days = Pick<Mandate, 'kind' | 'scope' | 'validFrom' | 'validTo' | 'endedOn' | 'endedWhy'>
const mandate: fc.Arbitrary<Days> = fc
  .record({
    kind: fc.constantFrom(...mandateKinds),
    scope,
    validFrom: day,
    validTo: fc.option(day, { nil: null }),
    end,
  })
  .map(({ end: ended, ...rest }) => ({ ...rest, endedOn: ended?.on ?? null, endedWhy: ended?.why ?? null }))
const born = fc.option(day, { nil: null })
const slug = fc.constantFrom('a', 'b', 'c', 'd')
const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

const asked = { mandate, born, on: day, slug }
const always = (
  holds: (given: { mandate: Days; born: Temporal.PlainDate | null; on: Temporal.PlainDate; slug: string }) => void,
) => fc.assert(fc.property(fc.record(asked), holds), { numRuns: 2000 })
const ask = ({
  mandate: one,
  born: principalBirth,
  on,
  slug: inProcedure,
}: Parameters<Parameters<typeof always>[0]>[0]) => mandateOn(one, { day: on, principalBirth, slug: inProcedure })

test('できるのは、始まった日から終わりの前の日まで、目録にある手続に限られる', () => {
  always((given) => {
    if (ask(given).state !== 'valid') return
    const { mandate: one, on, slug: inProcedure } = given
    expect(isBefore(on, one.validFrom)).toBe(false)
    for (const last of [one.validTo, one.endedOn]) expect(last === null || isBefore(on, last)).toBe(true)
    expect(one.scope === null || one.scope.includes(inProcedure)).toBe(true)
  })
})

test('終わったものは、後の日にまたできるようにはならず、終わりの日も理由も変わらない', () => {
  always((given) => {
    const state = ask(given)
    if (state.state !== 'ended') return
    expect(ask({ ...given, on: given.on.add({ days: 400 }) })).toEqual(state)
  })
})

test('子についての代理は、18歳になった日からは、だれにもできない', () => {
  always((given) => {
    const { mandate: one, born: birth, on } = given
    if (!birth || (one.kind !== 'parental' && one.kind !== 'minor_guardian')) return
    if (!isBefore(on, comesOfAge(birth))) expect(ask(given).state).toBe('ended')
  })
})

test('守られた人については、どの種類でも、いつでも、どの手続でもできず、できないほかのものと答えが違わない', () => {
  always((given) => {
    const walled = mandateOn(
      { ...given.mandate, isHeldBack: true },
      { day: given.on, principalBirth: given.born, slug: given.slug },
    )
    expect(walled.state).not.toBe('valid')
    const outside = ask({ ...given, mandate: { ...given.mandate, scope: ['z'] } })
    expect(walled).toEqual(outside)
  })
})

test('範囲を狭めても、終わりを早めても、できることは増えない', () => {
  always((given) => {
    const before = ask(given)
    const earlier = { ...given.mandate, endedOn: given.on, endedWhy: 'revoked' as const }
    const narrower = { ...given.mandate, scope: (given.mandate.scope ?? ['a', 'b', 'c']).slice(1) }
    expect(ask({ ...given, mandate: earlier }).state).not.toBe('valid')
    if (before.state !== 'valid') expect(ask({ ...given, mandate: narrower }).state).not.toBe('valid')
  })
})
