import { foldedText } from '../text/normalise.ts'
import { type FoldedText, type Token, tokensOf } from '../text/tokens.ts'
import { fillersIn, fillerWeight } from './fillers.ts'
import { type Match, matchesIn, type Synonyms } from './synonyms.ts'

export const mostCharacters = 200

/** A term that is searched for; `weight` 1 as the usual. */
export type Wanted = { term: string; weight: number }

/** Words of a query with what stands for them just as well: a document is taken by what it says best. */
export type Part = { own: readonly Wanted[]; instead: readonly (readonly Wanted[])[] }

/** A search as typed, folded for comparison. */
export type Query = { text: FoldedText; isEmpty: boolean; parts: readonly Part[]; synonyms: Synonyms }

/** Reads the first 200 characters. Of what holds no letter or digit the query `isEmpty`. */
export function queryOf(typed: string, synonyms: Synonyms): Query {
  const folded = foldedText([...typed.slice(0, mostCharacters * 2)].slice(0, mostCharacters).join(''))
  const matches = matchesIn(folded.kana, synonyms).slice(0, mostMatches)
  const parts = partsOf(weighed(folded), matches)
  return { text: folded, isEmpty: parts.length === 0, parts, synonyms }
}

type Weighed = Token & { weight: number }

function weighed(text: FoldedText): Weighed[] {
  const fillers = fillersIn(text.width)
  const isFiller = ({ start, end }: Token) => fillers.some((filler) => filler.start <= start && end <= filler.end)
  return tokensOf(text).map((token) => ({ ...token, weight: isFiller(token) ? fillerWeight : 1 }))
}

const mostMatches = 12
const mostInstead = 12
/** A word that is typed again and again counts as twice. */
const mostWeight = 2

function partsOf(tokens: readonly Weighed[], matches: readonly Match[]): Part[] {
  const groups = groupsOf(matches)
  const isIn = (token: Token, group: readonly Match[]) =>
    group.some(({ spans }) => spans.some((span) => span.start <= token.start && token.end <= span.end))
  const rest = tokens.filter((token) => !groups.some((group) => isIn(token, group)))
  const parts = groups.map((group) => ({
    own: wantedOf(tokens.filter((token) => isIn(token, group))),
    instead: [...new Set(group.flatMap(({ instead }) => instead))]
      .slice(0, mostInstead)
      .map((words) => wantedOf(weighed(foldedText(words))))
      .filter((wanted) => wanted.length > 0),
  }))
  return [{ own: wantedOf(rest), instead: [] }, ...parts].filter(
    ({ own, instead }) => own.length > 0 || instead.length > 0,
  )
}

/** Rules whose words overlap speak of one thing. */
function groupsOf(matches: readonly Match[]): Match[][] {
  const groups: Match[][] = []
  for (const match of matches) {
    const touching = groups.filter((group) => group.some((other) => overlap(match, other)))
    for (const group of touching) groups.splice(groups.indexOf(group), 1)
    groups.push([...touching.flat(), match])
  }
  return groups
}

const overlap = (one: Match, other: Match): boolean =>
  one.spans.some((a) => other.spans.some((b) => a.start < b.end && b.start < a.end))

/** Singles only where nothing else reads them. */
function wantedOf(tokens: readonly Weighed[]): Wanted[] {
  const weights = new Map<string, number>()
  for (const token of tokens) {
    if (token.sort === 'single' && tokens.some((other) => other !== token && covers(other, token))) continue
    weights.set(token.term, Math.min(mostWeight, (weights.get(token.term) ?? 0) + token.weight))
  }
  return [...weights].map(([term, weight]) => ({ term, weight }))
}

const covers = (other: Token, token: Token): boolean =>
  other.sort !== 'single' && other.start <= token.start && token.end <= other.end
