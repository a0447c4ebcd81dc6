import type { PersonalFile } from '#platform/module/index.ts'

/** The 個人情報ファイル of these tables, as 個人情報の保護に関する法律 第75条 asks; what the office has not said is left out. */
export const personalFiles: readonly PersonalFile[] = [
  {
    slug: 'facility-registrations',
    name: '施設利用者登録ファイル',
    purpose: '施設を利用する人と団体を確かめ、登録し、使用料の減免の人数を数えるため',
    scope: '個人で登録した人、登録団体の代表者と構成員、招待された人',
    source: '本人の登録と承諾、代表者の届出、窓口での書類の確認、住民基本台帳',
    sensitive: 'yes',
    people: 'thousand',
    tables: [
      'reservations.registrants',
      'reservations.memberships',
      'reservations.named_members',
      'reservations.member_facts',
      'reservations.member_invitations',
      'reservations.invitation_mails',
      'reservations.registrant_decisions',
      'reservations.registrant_grants',
      'reservations.registrant_events',
    ],
  },
]
