import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** What residents read about decisions: the outcome, the box for electronic documents, the declaration to use it. */
export const actTexts = defineTexts({ ja, easy, en })
