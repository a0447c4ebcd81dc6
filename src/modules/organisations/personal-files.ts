import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables, as 個人情報の保護に関する法律 第75条 asks; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'organisations',
    name: '団体代表者・構成員ファイル',
    purpose: '団体の代表者と構成員を確かめ、団体としての手続を受けるため',
    scope: '団体の代表者、役員、構成員、招待された人',
    source: '団体の届出、本人の承諾',
    sensitive: 'unclear',
    tables: [
      'organisations.organisations',
      'organisations.seats',
      'organisations.invitations',
      'organisations.contracts',
      'organisations.contract_ends',
      'organisations.corrections',
    ],
  },
]
