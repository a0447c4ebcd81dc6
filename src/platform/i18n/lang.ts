/** `easy` is やさしい日本語: short sentences with furigana. */
export type Lang = 'ja' | 'easy' | 'en'

export const langs: readonly Lang[] = ['ja', 'easy', 'en']

export const isLang = (text: string): text is Lang => langs.some((lang) => lang === text)

/** Value of the `lang` attribute. */
export const htmlLang = (lang: Lang): 'ja' | 'en' => (lang === 'en' ? 'en' : 'ja')

/** What a language calls itself. */
export const otherName: Record<Lang, string> = { ja: '日本語', easy: 'やさしい日本語', en: 'English' }
