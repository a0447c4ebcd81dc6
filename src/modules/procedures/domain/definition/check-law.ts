import { withoutReadings } from '#platform/i18n/index.ts'
import { isCaseFact } from '../core/row.ts'
import type { DefinitionProblem } from './check-definition.ts'
import { allFields, type Definition, findField } from './definition.ts'

type Check = (definition: Definition) => (DefinitionProblem | false | undefined)[]

/** What the law, the kind of procedure and its parts want of one another. */
export const lawProblems = (definition: Definition): DefinitionProblem[] =>
  [
    routeOfKind,
    appealOfKind,
    outcomesHaveLetters,
    refusalWords,
    deliveryGrounds,
    partsExist,
    exemptionsExist,
    anybodyNeedsNoCard,
    chargesOfTags,
    feeBeforeDecision,
    piecesOutside,
    actingAsTheLawLets,
  ].flatMap((check) => check(definition).filter((problem) => typeof problem === 'object'))

/** 申請 is decided, 届出 and 予約 arrive, a certificate is checked by two. */
const routeOfKind: Check = ({ kind, decision }) => {
  const routes = {
    application: ['draft', 'second-check'],
    notification: ['arrival'],
    'certificate-request': ['second-check'],
    entry: ['second-check', 'arrival', 'draft'],
    booking: ['arrival'],
  }[kind]
  return [
    decision && !routes.includes(decision.route) && { kind: 'wrong_route', where: 'decision.route' },
    // What was published before this key came is a certificate.
    !decision && kind !== 'certificate-request' && { kind: 'missing_law', where: 'decision' },
  ]
}

/** 教示 has to be ready before anything can be refused. 根拠: 行政不服審査法 第82条; 行政手続法 第5条・第6条 */
const appealOfKind: Check = ({ kind, appeal, criteria, retention }) =>
  kind === 'application'
    ? [
        appeal?.kind !== 'appeal' && { kind: 'missing_law', where: 'appeal' },
        !criteria && { kind: 'missing_law', where: 'criteria' },
        !retention && { kind: 'missing_law', where: 'retention' },
      ]
    : []

/** A letter for each way in which it can end; an extension where the period can be extended. */
const outcomesHaveLetters: Check = ({ kind, output, period }) => {
  if (kind !== 'application' || !output) return []
  const letters = 'letters' in output ? output.letters : undefined
  if (!letters) return [{ kind: 'missing_letter', where: 'output' }]
  const needed = ['grant', 'refuse', ...(period?.extension ? ['extend'] : [])]
  return needed.map((outcome) => !letters[outcome] && { kind: 'missing_letter', where: `output.letters.${outcome}` })
}

/** A fee that the office fixes needs one rule for it, and nothing to be paid at filing. */
const feeBeforeDecision: Check = ({ kind, feeFixedBy, charges = [], fees }) => {
  const rules = charges.filter(({ beforeDecision }) => beforeDecision)
  return [
    rules.length !== (feeFixedBy ? 1 : 0) && { kind: 'wrong_charge', where: 'feeFixedBy' },
    feeFixedBy !== undefined && (fees.length > 0 || kind === 'booking') && { kind: 'wrong_charge', where: 'fees' },
  ]
}

/** A 届出 is never refused. 根拠: 行政手続法 第37条 */
const refusalWords: Check = ({ kind, output }) => {
  if (kind !== 'notification' || !output || !('letters' in output)) return []
  return Object.keys(output.letters ?? {})
    .filter((outcome) => outcome === 'refuse' || outcome === 'partial')
    .map((outcome) => ({ kind: 'refusal_of_notification', where: `output.letters.${outcome}` }))
}

const deliveryGrounds: Check = (definition) => {
  const { deliveryWays = [], delivery } = definition
  const field = delivery && findField(definition, delivery.field)
  const offered = field && 'options' in field ? field.options.map((option) => option.value) : []
  const known = deliveryWays.map(({ way }): string => way)
  return [
    ...deliveryWays.map(
      ({ way, ground }) => ground.trim() === '' && { kind: 'missing_law' as const, where: `deliveryWays.${way}` },
    ),
    ...(deliveryWays.length === 0 ? [] : offered)
      .filter((way) => !known.includes(way))
      .map((way) => ({ kind: 'missing_law' as const, where: `delivery.${way}` })),
  ]
}

/** Questions that the payout, the core system and the look-ups speak of. */
const partsExist: Check = (definition) => {
  const { payout, coreSystem, lookupRules = [] } = definition
  const names = namesOf(definition)
  const account = payout && findField(definition, payout.account)
  return [
    payout && account?.type !== 'bank-account' && { kind: 'wrong_role', where: 'payout.account' },
    ...(coreSystem?.items ?? []).map(
      ({ item, from }) =>
        !isCaseFact(from) && !isKnown(names, from) && { kind: 'unknown_field' as const, where: `coreSystem.${item}` },
    ),
    ...lookupRules.map(
      ({ key, about }) => !isKnown(names, about) && { kind: 'unknown_field' as const, where: `lookupRules.${key}` },
    ),
  ]
}

const isKnown = (names: ReadonlySet<string>, from: string): boolean =>
  from === 'applicant' || from.split('.').every((part) => names.has(part))

const namesOf = (definition: Definition): Set<string> =>
  new Set(
    allFields(definition).flatMap((field) => [
      field.id,
      ...(field.type === 'group' ? field.fields.map((inRow) => inRow.id) : []),
    ]),
  )

const exemptionsExist: Check = (definition) => {
  const { exemptions = [], exemptionField } = definition
  if (exemptions.length === 0 && exemptionField === undefined) return []
  const field = exemptionField === undefined ? undefined : findField(definition, exemptionField)
  if (!field || (field.type !== 'choice' && field.type !== 'choices'))
    return [{ kind: 'wrong_role', where: 'exemptionField' }]
  const offered = field.options.map((option) => option.value)
  return exemptions.map((key) => !offered.includes(key) && { kind: 'unknown_option', where: `exemptions.${key}` })
}

/** What anybody may ask for without a card is not signed with one, and asks for nobody of a household. */
const anybodyNeedsNoCard: Check = (definition) => {
  if (definition.applicants !== 'anybody') return []
  const asksPersons = allFields(definition).some(({ type }) => type === 'persons')
  return [
    (definition.signature || definition.subjects !== undefined || asksPersons) && {
      kind: 'card_needed',
      where: 'applicants',
    },
    ...allFields(definition).map(
      ({ id }) => id.startsWith('self-') && { kind: 'duplicate_id' as const, where: `field ${id}` },
    ),
  ]
}

/**
 * Who may act for another. 根拠: 民法 第824条・第859条・第876条の4・第876条の9・第99条、任意後見契約に関する法律 第2条. A household acts
 * for its members only where 住民基本台帳法 第26条 says so: in the 届出 about where they live, and in booking the visit for it.
 */
const actingAsTheLawLets: Check = ({ acting, cardAlone, kind }) => {
  if (!acting) return []
  const forbidden = (where: string) => ({ kind: 'forbidden_acting' as const, where: `acting.${where}` })
  const words = withoutReadings(acting.ground.ja)
  const asksHousehold = acting.kinds.includes('household')
  const isMove = (kind === 'notification' || kind === 'booking') && /住民基本台帳法 ?第26条/.test(words)
  return [
    cardAlone === true && forbidden('cardAlone'),
    asksHousehold && !isMove && forbidden('household'),
    new Set(acting.kinds).size < acting.kinds.length && { kind: 'duplicate_id', where: 'acting.kinds' },
    words.trim() === '' && { kind: 'missing_law', where: 'acting.ground' },
  ]
}

/** What another system prints is counted by people or rows of the request, at most ten, and belongs to what is decided. */
const piecesOutside: Check = (definition) => {
  const { kind, output } = definition
  if (output?.kind !== 'outside') return []
  const named = output.each === undefined ? undefined : findField(definition, output.each)
  const isBounded = (named?.type === 'group' || named?.type === 'persons') && (named.max ?? Infinity) <= 10
  const wrong = output.each !== undefined && !isBounded
  return [
    wrong && { kind: 'wrong_role', where: 'output.each' },
    kind !== 'certificate-request' && kind !== 'application' && { kind: 'wrong_route', where: 'output' },
  ]
}

/** Pieces that are given again have their bill, and its lines their fees. */
const chargesOfTags: Check = ({ output, charges = [] }) => {
  const again = output?.kind === 'tag' ? Object.values(output.again ?? {}) : []
  const fees = charges.filter(({ forTag }) => forTag).flatMap(({ lines }) => lines.map(({ fee }) => fee))
  return again.map((fee) => !fees.includes(fee) && { kind: 'missing_law', where: `output.again.${fee}` })
}
