import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Words that differ by the kind of procedure: a 届出 is never refused, a 申請 is decided by a day. */
export const kindTexts = defineTexts({ ja, easy, en })
