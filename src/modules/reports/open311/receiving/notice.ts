import { type Lang, plainText } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Category, requireCatalogue } from '../../record/index.ts'
import { open311Texts } from '../text/index.ts'
import type { Receipt } from './post-report.ts'

/** What happens next: first of all the telephone where it may hurt somebody. */
export function noticeFor(
  house: House,
  { isDangerous }: Pick<Category, 'isDangerous'>,
  { dueOn }: Pick<Receipt, 'dueOn'>,
  lang: Lang,
): string {
  const t = open311Texts(lang).receipt
  const sentences = [
    ...(isDangerous ? [t.danger(requireCatalogue(house).settings.dangerPhone)] : []),
    dueOn ? t.due(dueOn.toString()) : t.thanks,
    t.public,
  ]
  return sentences.map((one) => plainText(one, house.profile.words[lang])).join(lang === 'en' ? ' ' : '')
}
