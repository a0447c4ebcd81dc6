import { z } from 'zod'

/** The declaration of デジタル手続法 第7条: for which procedure or all, with the tick that its meaning was read. */
export const consentForm = (offered: readonly string[], words: { scopeMissing: string; agreeMissing: string }) =>
  z.object({
    scope: z
      .string({ error: words.scopeMissing })
      .refine((scope) => scope === 'all' || offered.includes(scope), { error: words.scopeMissing }),
    agree: z.string({ error: words.agreeMissing }),
  })
