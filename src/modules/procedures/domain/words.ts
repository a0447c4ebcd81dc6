import { z } from 'zod'

/** A text in every language of the office. `easy` carries furigana as 漢字《かんじ》; `{name}` is filled in by the page. */
export const wordsSchema = z.object({ ja: z.string(), easy: z.string(), en: z.string() }).strict()

export type Words = z.infer<typeof wordsSchema>
