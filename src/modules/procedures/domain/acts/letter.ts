import type { LetterWords } from './act.ts'
import { blankPattern } from './draft.ts'

type Template = { title: string; paragraphs: readonly string[]; items: readonly string[] }

/**
 * The words of a letter from its template. A blank without a value stands as it is, so that nobody overlooks it. An item
 * is 「見出し：本文」; the item or paragraph `{items}` becomes the lines themselves, and one whose blanks are all empty falls away.
 */
export function fillLetter(
  template: Template,
  values: Readonly<Record<string, string>>,
  lines: LetterWords['items'],
): Omit<LetterWords, 'appeal'> {
  const fill = (text: string) => text.replace(blankPattern, (blank, name: string) => values[name] ?? blank)
  const says = (text: string) => {
    const blanks = [...text.matchAll(blankPattern)].map(([, name]) => name ?? '')
    return blanks.length === 0 || blanks.some((name) => values[name] !== '')
  }
  const items = template.items.flatMap((item) => (item === '{items}' ? lines : says(item) ? [itemOf(fill(item))] : []))
  return {
    title: fill(template.title),
    paragraphs: template.paragraphs.filter((text) => text !== '{items}' && says(text)).map(fill),
    items: template.paragraphs.includes('{items}') ? [...lines, ...items] : items,
  }
}

function itemOf(text: string): { term: string; text: string } {
  const [term = '', ...rest] = text.split('：')
  return rest.length === 0 ? { term: '', text: term } : { term, text: rest.join('：') }
}

/** Every character of the words, for the question whether the ward's fonts show them. */
export const charactersOf = ({ title, paragraphs, items, appeal }: LetterWords): string =>
  [title, ...paragraphs, ...items.flatMap(({ term, text }) => [term, text]), ...appeal].join('')
