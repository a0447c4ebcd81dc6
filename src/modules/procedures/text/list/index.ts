import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Words of the list of procedures. */
export const listTexts = defineTexts({ ja, easy, en })
