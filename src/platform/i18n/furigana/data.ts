/** Readings of one word by what follows it: '' before anything but an ending, 「き」 or 「きま」 before these hiragana. */
export type WordReadings = Readonly<Record<string, string>>

/** What a municipality's pages are read with: words of kanji alone, and names that hold kana too, as authors write them. */
export type FuriganaData = {
  words: Readonly<Record<string, WordReadings>>
  /** 「光《ひかり》が丘《おか》」. */
  phrases: readonly string[]
}

/** Begins what never is the ending of a word with kanji before it, or does so only where the dictionary knows. */
export const isParticle = (following: string): boolean =>
  /^(?:[をはがのにでともへやかなだ]|まで|より|など|ごと|だけ|ください|です|ます)/.test(following)

export const isHiragana = (sign: string | undefined): boolean => sign !== undefined && /^[ぁ-ゖ]/.test(sign)
