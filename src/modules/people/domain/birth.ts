/** 生年月日, or what is registered instead when the day is not known (生年月日不詳): 「昭和15年 月日不詳」. */
export type BirthDate =
  | { isKnown: true; date: Temporal.PlainDate }
  | {
      isKnown: false
      /** As registered; papers print it so. */
      text: string
      /** The day the core system reckons ages with; not every register gives one. */
      assumed: Temporal.PlainDate | null
    }

/** The day to reckon ages with; `null`: a person decides. */
export const dayForAge = (birth: BirthDate): Temporal.PlainDate | null => (birth.isKnown ? birth.date : birth.assumed)

/** In words: a known day as `format` writes it, an unknown one as it is registered. */
export const sayBirth = (birth: BirthDate, format: (day: Temporal.PlainDate) => string): string =>
  birth.isKnown ? format(birth.date) : birth.text
