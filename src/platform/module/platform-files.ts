import type { PersonalFile } from './module.ts'

/** The 個人情報ファイル of these tables, as 個人情報の保護に関する法律 第75条 asks; what the office has not said is left out. */
export const platformFiles: readonly PersonalFile[] = [
  {
    slug: 'sign-in',
    name: 'サインイン・電子署名ファイル',
    purpose: 'サインインした人と署名を確かめ、プログラムに許したことを残すため',
    scope: 'サインインした住民と職員、プログラムの管理者',
    source: '本人の電子証明書、職員認証、本人の登録',
    sensitive: 'no',
    tables: [
      'auth.accounts',
      'auth.sessions',
      'auth.passkeys',
      'auth.challenges',
      'auth.enrolment_codes',
      'auth.signatures',
      'auth.tokens',
      'auth.clients',
      'auth.client_tokens',
    ],
  },
  {
    slug: 'documents',
    name: '書類ファイル',
    purpose: '手続で作った書類と届いた書類を保つため',
    scope: '書類に載った人、書類を出した人',
    source: '本人の提出、職員の作成',
    sensitive: 'unclear',
    tables: ['platform.documents', 'platform.document_subjects', 'platform.files'],
  },
  {
    slug: 'work-in-progress',
    name: '手続処理ファイル',
    purpose: '途中の入力を本人のために取っておき、起きたことを次の仕事と本人に伝えるため',
    scope: '登録や手続をした本人',
    source: '本人の入力、手続の処理',
    sensitive: 'unclear',
    remarks: '一時に使い、短い期間で消す項目を含む',
    tables: [
      'platform.kept_forms',
      'platform.idempotency_keys',
      'platform.notices',
      'platform.events',
      'platform.event_deliveries',
      'platform.progress',
    ],
  },
  {
    slug: 'access-log',
    name: '閲覧・操作記録ファイル',
    purpose: 'だれが、何を、なぜ見て、したかを残すため',
    scope: '記録を見られた人、見た職員、操作した人',
    source: '操作のときに自動で記録',
    sensitive: 'no',
    tables: ['platform.audit', 'platform.emergency_texts', 'platform.emergency_switches'],
  },
]
