import type { Tx } from '#platform/db/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Notice, NoticeContext, NoticeKind, NoticeTexts } from '#platform/notices/index.ts'
import { noticeContextOf, noticeKindsOf } from '../delivery/domain/notice-kinds.ts'
import { fill } from './domain/template.ts'
import { findTemplates } from './store/templates.ts'
import { programTexts } from './text/index.ts'

export const kindOf = (isStatutory: boolean): string =>
  isStatutory ? 'messaging.program-statutory' : 'messaging.program'

// What is said while the words of the office are not at hand; its own come from `wordsOf`.
const texts = (lang: Lang, _data: Notice['data'], { phone }: NoticeContext): NoticeTexts => {
  const t = programTexts(lang)
  return { subject: t.subject, body: t.body(phone), line: t.subject, link: '/messages' }
}

export const noticeKinds: Record<string, NoticeKind> = {
  [kindOf(false)]: { statutory: false, urgency: 'ordinary', purpose: (lang) => programTexts(lang).why, texts },
  [kindOf(true)]: { statutory: true, urgency: 'ordinary', purpose: (lang) => programTexts(lang).whyStatutory, texts },
}

/**
 * The words of these notices: of their kind, or, of what a program sent, the template of the office with its values. A
 * notice whose kind is gone has none.
 */
export async function wordsOf(
  tx: Tx,
  house: House,
  notices: readonly Pick<Notice, 'id' | 'kind' | 'data'>[],
): Promise<ReadonlyMap<string, (lang: Lang) => NoticeTexts>> {
  const kinds = noticeKindsOf(house)
  const context = noticeContextOf(house)
  const written = notices.flatMap(({ kind, data }) =>
    kind in noticeKinds && typeof data.template === 'string' ? [data.template] : [],
  )
  const templates = new Map(
    written.length === 0 ? [] : (await findTemplates(tx, [...new Set(written)])).map((one) => [String(one.id), one]),
  )
  return new Map(
    notices.flatMap(({ id, kind, data }): [string, (lang: Lang) => NoticeTexts][] => {
      const template = kind in noticeKinds ? templates.get(String(data.template)) : undefined
      if (template)
        return [
          [
            id,
            (lang) => {
              const { subject, body } = fill(template, data, lang)
              return { subject, body, line: subject, link: template.link }
            },
          ],
        ]
      const declared = kinds[kind]
      return declared ? [[id, (lang) => declared.texts(lang, data, context)]] : []
    }),
  )
}
