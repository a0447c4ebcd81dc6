import type { DataField } from '#platform/module/index.ts'

const register = {
  table: 'people.register_records',
  holder: 'head',
  purpose: '申請の入力を省き、請求できる人を確かめ、証明書に載せる',
  legalGround: '住民基本台帳法 第7条',
  zone: 'internet',
  confidentiality: '3A',
  retention: '住民基本台帳法施行令 第34条（消除から150年）。写しは消除後に核となる台帳へ委ね、手続きの保存年限で消す',
} as const satisfies Omit<DataField, 'column'>

const foreign = { ...register, legalGround: '住民基本台帳法 第30条の45', confidentiality: '3B' } as const

const family = { ...register, confidentiality: '3B' } as const

const workforce = {
  holder: 'head',
  purpose: '誰が担当し、誰が確かめたかを示す',
  legalGround: '地方公務員法 第15条の2、{{name}}組織規則',
  zone: 'internet',
  confidentiality: '2',
  retention: '退職の翌年度から5年',
} as const satisfies Omit<DataField, 'column' | 'table'>

const columns = (field: Omit<DataField, 'column'>, names: string): DataField[] =>
  names.split(' ').map((column) => ({ ...field, column }))

// What stands on the register, in the lines as they were received and in the states that follow from them.
const ofRegister = (table: string): DataField[] => [
  ...columns({ ...register, table }, `atena_number name name_kana kana_is_official alias alias_kana`),
  ...columns({ ...register, table }, 'former_surname former_surname_kana birth_date birth_text assumed_birth_date sex'),
  ...columns({ ...register, table }, 'postcode municipality town chome ban go lot building address_since'),
  ...columns({ ...register, table }, 'history_number branch_number reason reported_on processed_on'),
  ...columns({ ...register, table }, 'resident_since previous_address next_address search_text'),
  ...columns({ ...family, table }, 'relation honseki honseki_head'),
  ...columns({ ...foreign, table }, 'nationality residence_category residence_status residence_period'),
  ...columns({ ...foreign, table }, 'residence_expires_on residence_card_number'),
]

const beside = {
  ...register,
  legalGround: '個人情報の保護に関する法律 第61条（所掌事務の遂行に必要）',
  retention: '終わりの翌年度から5年（要確認）',
} as const
const mailing = { ...beside, table: 'people.other_addresses', purpose: '居所や、本人の望む宛先に送る' }
const outside = { ...beside, table: 'people.outside_records', purpose: '住民登録のない人の手続を受け付ける' }
const merge = { ...beside, table: 'people.merges', purpose: '二つの番号を持つ人を、一人として扱う' }
const mandate = {
  ...beside,
  table: 'people.mandates',
  purpose: '本人の代わりに手続をする人が、届いた日に代理できることを確かめる',
  legalGround: '民法 第99条、第824条、第859条、住民基本台帳法 第12条第4項',
} as const
// Seen at one desk only, and kept away from everything that faces the internet.
const protection = {
  holder: 'head',
  purpose: '暴力などの被害者の住所が、加害者に知られないようにする',
  legalGround: '住民基本台帳法 第12条第6項、住民基本台帳事務処理要領 第5-10',
  zone: 'lgwan',
  confidentiality: '3A',
  retention: '終わりの翌年度から5年（要確認）',
} as const
const emergency = {
  ...beside,
  table: 'people.emergency_openings',
  purpose: '緊急に開いた記録を、あとから確かめる',
} as const
const ended = { ...beside, table: 'people.ended_links', purpose: '転出や死亡のあと、使えなくなった理由を伝える' }

/** Every personal field of the module; the 個人情報ファイル簿 (個人情報の保護に関する法律 第75条) is made from it. */
export const dataMap: readonly DataField[] = [
  ...columns({ ...register, table: 'people.persons' }, 'id merged_into'),
  ...columns({ ...register, table: 'people.atena_numbers' }, 'atena_number person_id'),
  ...columns({ ...register, table: 'people.households' }, 'id number'),
  ...ofRegister('people.register_records'),
  ...columns(register, 'person_id valid_from valid_to ended_by'),
  ...columns(family, 'household_id'),
  ...ofRegister('people.register_entries'),
  ...columns({ ...register, table: 'people.register_entries' }, 'state is_cancelled moved_on household_number'),
  ...columns(
    { ...register, table: 'people_api.residents', purpose: 'ほかの事務が、いま住民である人をまとめて確かめる' },
    'person_id birth_date town chome household_id is_head resident_since',
  ),
  ...columns({ ...register, table: 'people.register_absences' }, 'atena_number absent_from'),
  ...columns({ ...register, table: 'people.register_awaited' }, 'atena_number due_on'),
  ...columns(
    { ...register, table: 'people.register_import_problems', purpose: '取り込めなかった行を、台帳の担当に確かめる' },
    'atena_number item reason',
  ),
  ...columns(
    { ...register, table: 'people.search_keys', purpose: '窓口で人を探す' },
    'person_id key birth_date town block is_current',
  ),
  ...columns(mailing, 'person_id kind purpose addressee postcode address building reason valid_from valid_to'),
  ...columns(mailing, 'added_by ended_by_staff'),
  ...columns(outside, 'person_id kind name name_kana birth_date birth_text sex postcode address building reason'),
  ...columns(outside, 'valid_from valid_to added_by search_text'),
  ...columns(merge, 'from_person_id into_person_id kind reason proposed_by decided_by'),
  ...columns(mandate, 'principal_id agent_id kind scope evidence seen_on valid_from valid_to recorded_by'),
  ...columns(mandate, 'ended_on ended_why ended_by ended_by_person'),
  ...columns(
    {
      ...mandate,
      table: 'people.mandate_invitations',
      purpose: 'オンラインの委任状を、引き受ける人が決まるまで預かる',
    },
    'principal_id account_id scope valid_to agent_id outcome',
  ),
  ...columns({ ...protection, table: 'people.protections' }, 'person_id origin opinion valid_from valid_to outcome'),
  ...columns(
    { ...protection, table: 'people.protections' },
    'postcode address ended_on ended_why applied_by decided_by',
  ),
  ...columns({ ...protection, table: 'people.protection_family' }, 'person_id'),
  ...columns({ ...protection, table: 'people.protection_aggressors' }, 'person_id name birth_date address'),
  ...columns({ ...protection, table: 'people.protection_events' }, 'staff_id'),
  ...columns(
    { ...register, table: 'people_api.residents', purpose: '支援措置のある人を、まとめて送る連絡から外す' },
    'is_protected',
  ),
  ...columns(emergency, 'staff_id person_id cause purpose acknowledged_by'),
  ...columns(ended, 'account_id person_id why ended_on'),
  ...columns(
    { ...workforce, table: 'people.staff' },
    'staff_number name name_kana email employed_from employed_to person_id employment employer is_contractor',
  ),
  ...columns(
    { ...workforce, table: 'people.posts' },
    'staff_id office_id role rank is_main is_contractor valid_from valid_to',
  ),
  ...columns(
    { ...workforce, table: 'people.absences', purpose: '不在の間、決定と担当の申請をだれが代わるかを知る' },
    'staff_id away_from away_until cover_id entered_by cancelled_by',
  ),
  ...columns(
    { ...workforce, table: 'people.hand_overs', purpose: '異動した職員の事案をだれが引き継ぐかを知る' },
    'staff_id office_id from_day to_staff_id',
  ),
  ...columns(
    {
      ...workforce,
      table: 'people.entered_transfers',
      purpose: '登録した人事異動を発令の前に取り消し、元の配置に戻す',
    },
    'staff_id from_day posts_before entered_by cancelled_by',
  ),
]
