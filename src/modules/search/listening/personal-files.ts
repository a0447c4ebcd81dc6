import type { PersonalFile } from '#platform/module/index.ts'

export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'searches',
    name: 'サイト内検索の言葉ファイル',
    purpose: '探している言葉からページの言葉と順番を直すため',
    scope: 'ホームページで検索した人（だれかは分からない）',
    source: '検索の利用',
    sensitive: 'unclear',
    tables: ['search.heard', 'search.clicked', 'search.searched', 'search.chosen'],
    remarks:
      '電話番号・メールアドレス・番地・人の名前と見えるものは除いて書く。利用者の区別は、その日限りの鍵で変換した値だけで行う。',
  },
]
