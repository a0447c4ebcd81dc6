import { personNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { FileId } from '#platform/files/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { plainWords, say } from '../../text/index.ts'
import { factWords } from '../text/facts.ts'
import { needsPaper, rowsOf } from '../domain.ts'
import type { Lookup, LookupId } from '../store.ts'

export type SeenLookup = {
  id: LookupId
  label: string
  /** Whom a row is about. */
  row: string | undefined
  source: string | null
  ground: string
  isConfirmed: boolean
  askedAt: Temporal.Instant
  /** The three failures are one. */
  result: 'asked' | 'found' | 'paper' | 'sent'
  /** The paper that is wanted instead. */
  paper: string
  paperFileId: FileId | null
  /** What the office reads: short facts; never an account. */
  facts: string
}

/** Look-ups as the person and the desk may see them: a block cannot be told from nothing found. */
export function seenLookups(
  definition: Definition,
  answers: Readonly<Record<string, unknown>>,
  lookups: readonly Lookup[],
  lang: Lang | 'desk',
  names: ReadonlyMap<PersonId, string>,
): SeenLookup[] {
  return lookups.flatMap((lookup) => {
    const rule = definition.lookupRules?.find(({ key }) => key === lookup.ruleKey)
    if (!rule) return []
    const row = rowsOf(answers[rule.about]).find(({ id }) => id === lookup.rowId)
    const chosen = lookup.rowId !== '' && lookup.personId ? names.get(lookup.personId) : undefined
    const words = (text: typeof rule.label) => (lang === 'desk' ? plainWords(text) : say(text, lang))
    return {
      id: lookup.id,
      label: words(rule.label),
      row: row && typeof row.answers.name === 'string' ? row.answers.name : chosen,
      source: lookup.source,
      ground: lookup.ground,
      isConfirmed: rule.confirmed,
      askedAt: lookup.askedAt,
      result: resultOf(lookup),
      paper: words(rule.otherwise),
      paperFileId: lookup.paperFileId,
      facts: lookup.value ? factWords(lookup.item, lookup.value) : '',
    }
  })
}

/** Names of the chosen people that look-ups are about. */
export function namesOfLookups(tx: Tx, lookups: readonly Lookup[]): Promise<ReadonlyMap<PersonId, string>> {
  return personNames(
    tx,
    lookups.flatMap(({ rowId, personId }) => (rowId !== '' && personId ? [personId] : [])),
  )
}

function resultOf({ state, paperFileId }: Lookup): SeenLookup['result'] {
  if (state === 'asked' || state === 'found') return state
  return paperFileId ? 'sent' : needsPaper(state) ? 'paper' : 'asked'
}
