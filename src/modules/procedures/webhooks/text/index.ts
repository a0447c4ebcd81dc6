import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Words for officers of organisations. */
export const ownWebhookTexts = defineTexts({ ja, easy, en })
