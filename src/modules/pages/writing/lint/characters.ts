import type { Finding, Rule } from './rule.ts'

/** Digits and Latin letters of full width are read one by one and cannot be searched or telephoned. */
export const fullWidth: Rule = ({ passages }) =>
  passages.flatMap(({ field, line, text }) => {
    const [first] = text.match(/[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ－，．：]*/) ?? []
    if (!first) return []
    const finding: Finding = {
      ...{ rule: 'full-width', isError: false, field, line, excerpt: first },
      advice: `半角で「${first.normalize('NFKC')}」と書いてください。`,
    }
    return [finding]
  })
