import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Words about photos: `problems` of storing one by reason, `rects` of what to hide, `held` while it is scanned. */
export const pictureTexts = defineTexts({ ja, easy, en })
