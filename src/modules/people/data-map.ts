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

/** Every personal field of the module; the 個人情報ファイル簿 (個人情報の保護に関する法律 第75条) is made from it. */
export const dataMap: readonly DataField[] = [
  ...columns({ ...register, table: 'people.persons' }, 'id merged_into'),
  ...columns(register, 'person_id atena_number name name_kana alias alias_kana former_surname former_surname_kana'),
  ...columns(register, 'birth_date sex postcode municipality town chome ban go lot building address_since'),
  ...columns(register, 'birth_text assumed_birth_date kana_is_official history_number branch_number reason'),
  ...columns(register, 'reported_on processed_on'),
  ...columns(register, 'resident_since previous_address next_address valid_from valid_to ended_by search_text'),
  ...columns(
    { ...register, table: 'people.search_keys', purpose: '窓口で人を探す' },
    'person_id key birth_date town block is_current',
  ),
  ...columns(family, 'household_id relation honseki honseki_head'),
  ...columns(foreign, 'nationality residence_category residence_status residence_period residence_expires_on'),
  ...columns(foreign, 'residence_card_number'),
  ...columns(
    { ...workforce, table: 'people.staff' },
    'staff_number name name_kana email employed_from employed_to person_id employment employer is_contractor',
  ),
  ...columns(
    { ...workforce, table: 'people.posts' },
    'staff_id office_id role rank is_main is_contractor valid_from valid_to',
  ),
  ...columns(
    { ...workforce, table: 'people.absences', purpose: '不在の間の決定をだれが代わるかを知る' },
    'staff_id away_from away_until entered_by cancelled_by',
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
