import { z } from 'zod'

/**
 * A text in every language of the office. `ja` and `easy` carry furigana as 漢字《かんじ》; `{name}` is filled in by the
 * page. `enOne` is the English after the number 1 (copy), where `en` is the plural (copies). `toConfirm` (要確認) says what of it was not
 * compared with the office's own text yet: staff see it, residents never do.
 */
export const wordsSchema = z
  .object({
    ja: z.string(),
    easy: z.string(),
    en: z.string(),
    enOne: z.string().optional(),
    toConfirm: z.string().min(1).optional(),
  })
  .strict()

export type Words = z.infer<typeof wordsSchema>
