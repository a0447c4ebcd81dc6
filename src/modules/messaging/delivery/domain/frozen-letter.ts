import { z } from 'zod'

/** A notice as a letter, as it is frozen; the PDF is drawn from it at each attempt. */
export const frozenLetter = z.strictObject({
  date: z.iso.date(),
  recipient: z.strictObject({ postcode: z.string(), addressLines: z.array(z.string()), name: z.string() }),
  title: z.string(),
  paragraphs: z.array(z.string()),
  /** As it stands on the sheet; letters of before have none. */
  number: z.string().optional(),
  isLarge: z.boolean().optional(),
})

export type FrozenLetter = z.infer<typeof frozenLetter>
