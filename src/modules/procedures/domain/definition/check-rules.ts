import { isPayoutRule } from '../rules/payout-rules.ts'
import { isTagRule } from '../rules/tag-rules.ts'
import type { DefinitionProblem } from './check-definition.ts'
import type { Definition } from './definition.ts'

/** What is computed is a rule of ours: a definition names it and cannot bring one. */
export function ruleProblems({ payout, output }: Definition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = []
  if (payout && !isPayoutRule(payout.rule)) problems.push({ kind: 'unknown_rule', where: 'payout.rule' })
  if (output?.kind === 'tag' && !isTagRule(output.series))
    problems.push({ kind: 'unknown_rule', where: 'output.series' })
  return problems
}
