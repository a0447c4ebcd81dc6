import type { DataField } from './module.ts'

const shared = {
  holder: 'head',
  legalGround: '個人情報の保護に関する法律 第61条、第66条（安全管理措置）',
  zone: 'internet',
  confidentiality: '2',
  retention: '期間は要確認（自動では消さない）',
} as const satisfies Omit<DataField, 'table' | 'column' | 'purpose'>

const columns = (field: Omit<DataField, 'column'>, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...field, column }))

const signIn = {
  ...shared,
  purpose: 'サインインした人と、その署名を確かめる',
  legalGround: '電子署名等に係る地方公共団体情報システム機構の認証業務に関する法律',
} as const
const mail = { ...shared, purpose: '本人が選んだメールアドレスで、サインインできるようにする' } as const
const session = { ...signIn, retention: 'サインインの終わりから7日', table: 'auth.sessions' } as const
const programs = { ...shared, purpose: '団体や課のプログラムに、だれが何を許したかを残す' } as const
const kept = { ...shared, purpose: '手続の途中の入力を、本人のために取っておく' } as const
const news = { ...shared, purpose: '起きたことを次の仕事に渡す（番号だけ）', retention: '90日' } as const
const papers = { ...shared, purpose: '手続で作った書類と届いた書類を保つ', confidentiality: '3A' } as const

/** The personal fields that stand below every module: who signed in, who saw what, papers, notices. */
export const platformData: readonly DataField[] = [
  ...columns({ ...signIn, table: 'auth.accounts' }, 'subject display_name person_id staff_id stands_for'),
  ...columns(session, 'account_id seen_at device how passkey_id'),
  ...columns({ ...signIn, table: 'auth.passkeys' }, 'account_id credential_id public_key name used_at'),
  ...columns({ ...signIn, table: 'auth.challenges', retention: '5分' }, 'account_id'),
  ...columns({ ...signIn, table: 'auth.enrolment_codes', retention: '1日' }, 'account_id issued_by'),
  ...columns(
    {
      ...mail,
      table: 'auth.mail_addresses',
      retention: '削除から7日。メールだけのアカウントのものは、最後に使ってから1年で削除',
    },
    'account_id address_hash sealed used_at',
  ),
  ...columns({ ...mail, table: 'auth.mail_links', retention: '1日' }, 'account_id address_hash sealed'),
  ...columns(
    {
      ...signIn,
      table: 'auth.recovery_codes',
      retention: '本人が作ったものは使うか作り直してから7日、窓口で渡したものは渡した日から1年',
    },
    'account_id issued_by paper reason',
  ),
  ...columns({ ...signIn, table: 'auth.signatures' }, 'account_id certificate signature'),
  ...columns({ ...signIn, table: 'auth.tokens' }, 'account_id seen_at'),
  ...columns({ ...programs, table: 'auth.clients' }, 'contact created_by ended_by'),
  ...columns({ ...programs, table: 'auth.client_tokens' }, 'created_by revoked_by'),
  ...columns({ ...kept, table: 'platform.kept_forms', retention: '1日' }, 'account_id sealed'),
  ...columns({ ...kept, table: 'platform.idempotency_keys', retention: '3日' }, 'owner'),
  ...columns({ ...papers, table: 'platform.documents' }, 'bytes'),
  ...columns({ ...papers, table: 'platform.document_subjects' }, 'person_id'),
  ...columns({ ...papers, table: 'platform.files' }, 'claimed_name uploaded_by'),
  ...columns({ ...papers, table: 'platform.thumbnails' }, 'bytes'),
  ...columns({ ...shared, purpose: '本人に知らせる', table: 'platform.notices' }, 'person_id'),
  ...columns(
    { ...shared, purpose: '緊急のお知らせを、だれが書き、だれが出したかを残す', table: 'platform.emergency_texts' },
    'staff_id',
  ),
  ...columns(
    { ...shared, purpose: '緊急のお知らせを、だれが書き、だれが出したかを残す', table: 'platform.emergency_switches' },
    'staff_id',
  ),
  ...columns(
    { ...shared, purpose: 'こちらの障害で期限を延ばしたことを、だれが決めたかを残す', table: 'platform.outages' },
    'staff_id',
  ),
  ...columns({ ...news, table: 'platform.events' }, 'subject_id'),
  ...columns({ ...news, table: 'platform.event_deliveries' }, 'subject_id'),
  ...columns({ ...news, table: 'platform.progress', retention: '終わってから7日' }, 'account_id'),
  ...columns(
    { ...shared, purpose: 'だれが、何を、なぜ見て、したかを残す', table: 'platform.audit' },
    'account_id actor_person_id staff_id office_ids person_id action reason',
  ),
]
