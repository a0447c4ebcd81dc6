import type { House } from '#platform/module/index.ts'

/** 文書記号 of the office that issues certificates, 「練区戸」. */
export function documentSymbol({ profile }: House): string {
  const symbol = profile.documentSymbols['certificates']
  if (!symbol) throw new Error('the profile has no 文書記号 for certificates')
  return symbol
}
