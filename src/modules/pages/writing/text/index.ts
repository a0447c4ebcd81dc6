import { course } from './course.ts'
import { edit } from './edit.ts'
import { list } from './list.ts'

/** Words of the staff's pages, which are Japanese. */
export const writingTexts = {
  title: 'ホームページ',
  kinds: {
    guide: '案内',
    faq: 'よくある質問',
    news: '新着',
    event: '催し',
    place: '場所',
    act: '告示・公告・公示送達',
  },
  states: {
    draft: '書いています',
    in_review: '広報担当が確かめます',
    in_approval: '所属長の承認待ち',
    approved: '承認済み（公開を待っています）',
    published: '公開中',
    superseded: '新しい版に代わりました',
    withdrawn: '掲載を終えました',
    discarded: '取りやめました',
    gone: '公開していません',
  },
  languages: { ja: '日本語', easy: 'やさしい日本語', en: 'English' },
  actForms: { notification: '告示', 'public-notice': '公告', 'service-by-publication': '公示送達' },
  none: 'なし',
  ...{ list, edit, course },
} as const
