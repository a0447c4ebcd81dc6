import { diffIndices } from 'node-diff3'

export type Run = { kind: 'same' | 'gone' | 'new'; text: string }

/** What became of `before`, as runs in their order: sentences first, then the words within those that changed. */
export function diffTexts(before: string, now: string): Run[] {
  const [old, fresh] = [sentences(before), sentences(now)]
  return joined(
    between(old, fresh, (gone, added) => {
      const [few, many] = [gone.join(''), added.join('')]
      const isLittle = few.length > 0 && many.length > 0 && few.length + many.length < mostCharacters
      return isLittle ? byWords(few, many) : whole(few, many)
    }),
  )
}

// Beyond this the words of two passages say nothing when they are mixed.
const mostCharacters = 4000

function byWords(before: string, now: string): Run[] {
  const [old, fresh] = [words(before), words(now)]
  const runs = between(old, fresh, (gone, added) => whole(gone.join(''), added.join('')))
  const kept = runs.filter(({ kind }) => kind === 'same').reduce((sum, { text }) => sum + text.length, 0)
  // Two sentences that share little read better one after the other.
  return kept * 3 < before.length ? whole(before, now) : runs
}

const whole = (gone: string, added: string): Run[] =>
  [{ kind: 'gone', text: gone } as const, { kind: 'new', text: added } as const].filter(({ text }) => text !== '')

function between(
  old: readonly string[],
  fresh: readonly string[],
  changed: (gone: readonly string[], added: readonly string[]) => Run[],
): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const { buffer1, buffer1Content, buffer2Content } of diffIndices([...old], [...fresh])) {
    runs.push({ kind: 'same', text: old.slice(at, buffer1[0]).join('') })
    runs.push(...changed(buffer1Content, buffer2Content))
    at = buffer1[0] + buffer1[1]
  }
  runs.push({ kind: 'same', text: old.slice(at).join('') })
  return runs.filter(({ text }) => text !== '')
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last?.kind === run.kind) last.text += run.text
    else out.push({ ...run })
  }
  return out
}

const sentences = (text: string): string[] => text.match(/[^。\n]*[。\n]|[^。\n]+$/g) ?? []

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })
const words = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)
