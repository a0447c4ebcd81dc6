import { foldWidth, normalise } from '../../engine/text/normalise.ts'
import { withoutNames } from './names.ts'

export const longestKept = 60

/** `query`: folded, the same for all ways to write it; `shown`: how it is read. Both empty: it is counted, not kept. */
export type KeptQuery = { query: string; shown: string }

/**
 * What of a typed search may be written down: without mail addresses, numbers, house numbers and what looks like the
 * name of a person. Of what is longer than `longestKept` characters then, nothing.
 */
export function keptQuery(typed: string): KeptQuery {
  const shown = withoutNames(withoutNumbers(foldWidth(typed.slice(0, 400))))
    .replaceAll(/[^\p{L}\p{M}\p{N}ー々〆・&+#']+/gu, ' ')
    .trim()
  const query = normalise(shown)
  return query.length > longestKept || shown.length > longestKept ? { query: '', shown: '' } : { query, shown }
}

function withoutNumbers(text: string): string {
  return text
    .replaceAll(/https?:\/\/\S+/g, ' ')
    .replaceAll(/[^\s@]+@[^\s@]+/g, ' ')
    .replaceAll(kanaBeforeNumber, ' ')
    .replaceAll(houseNumber, ' ')
    .replaceAll(/[+＋]?\p{N}(?:[\s\-‐‑‒–—―−ー.,/()]*\p{N})*/gu, ' ')
}

// ヤマダ タロウ 1980: a name and what tells it from others. One or two digits rather count something.
const kanaBeforeNumber = /(?<![\p{L}\p{N}])[ァ-ヶー]{2,}(?:[\s・][ァ-ヶー]{2,})?\s*\d[\d\-/.\s]{3,}/gu

const houseNumber =
  /[\d〇一二三四五六七八九十]+\s*丁目(?:\s*の?[\d〇一二三四五六七八九十]+(?:番地?|号室?|棟)?)*|\d+\s*(?:番地?|号室|号棟|号)(?:\s*の?\d+(?:号室?)?)*/gu
