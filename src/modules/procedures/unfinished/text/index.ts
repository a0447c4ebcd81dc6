import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Words about what is typed and not sent yet, and about windows that contradict each other. */
export const unfinishedTexts = defineTexts({ ja, easy, en })
