/**
 * The items of a register file by the names in its header, in the shape of the 標準準拠 基本データリスト (住民記録).
 * The ward's core system may word them otherwise (要確認 with its maker); further names are added to `others`.
 */
const list = [
  { key: 'atenaNumber', name: '宛名番号', isRequired: true, note: '10桁' },
  { key: 'householdNumber', name: '世帯番号', isRequired: true, note: '数字15桁まで' },
  { key: 'historyNumber', name: '履歴番号', isRequired: true, note: '1から、処理の順' },
  { key: 'branchNumber', name: '枝番号', others: ['枝番'], note: '0から。同じ履歴番号を直すたびに一つ上がる' },
  { key: 'state', name: '住民状態', isRequired: true, note: '住民・転出・死亡・消除' },
  { key: 'isCancelled', name: '取消フラグ', note: '1はこの異動の取消し' },
  { key: 'reason', name: '異動事由', isRequired: true, note: '60字まで' },
  { key: 'movedOn', name: '異動年月日', others: ['異動日'], isRequired: true, note: '日付' },
  { key: 'reportedOn', name: '届出年月日', others: ['届出日', '異動届出年月日'], note: '日付。職権のときは空' },
  { key: 'processedOn', name: '処理年月日', others: ['処理日'], note: '日付' },
  { key: 'relation', name: '続柄', isRequired: true, note: '文字のまま、40字まで' },
  { key: 'name', name: '氏名', isRequired: true, note: '一続き。外国人住民も分けない' },
  { key: 'kana', name: '氏名_振り仮名', others: ['氏名の振り仮名', '氏名フリガナ'], note: '' },
  { key: 'kanaIsOfficial', name: '振り仮名公証フラグ', note: '1は公証された振り仮名、ほかは便宜上のもの' },
  { key: 'alias', name: '通称', note: '' },
  { key: 'aliasKana', name: '通称_振り仮名', others: ['通称の振り仮名'], note: '' },
  { key: 'formerSurname', name: '旧氏', note: '' },
  { key: 'formerSurnameKana', name: '旧氏_振り仮名', others: ['旧氏の振り仮名'], note: '' },
  { key: 'birthDate', name: '生年月日', isRequired: true, note: '日付。不詳のときは見なしの日か空' },
  { key: 'birthText', name: '生年月日_不詳表記', others: ['生年月日不詳表記'], note: '不詳のとき、登録のとおりの言葉' },
  { key: 'sex', name: '性別', isRequired: true, note: '1か男、2か女、3かその他' },
  {
    key: 'postcode',
    name: '住所_郵便番号',
    others: ['郵便番号'],
    isRequired: true,
    note: '7桁、ハイフンはあってもよい',
  },
  { key: 'prefecture', name: '住所_都道府県', others: ['住所_都道府県名'], note: '市区町村名に含めてもよい' },
  { key: 'municipality', name: '住所_市区町村名', others: ['住所_市区郡町村名'], isRequired: true, note: '' },
  { key: 'town', name: '住所_町字', isRequired: true, note: '丁目まで: みどり町二丁目' },
  { key: 'block', name: '住所_番地号表記', isRequired: true, note: '9番6号、9-6、1179番地2' },
  { key: 'building', name: '住所_方書', others: ['方書'], note: '' },
  { key: 'addressSince', name: '住所を定めた年月日', others: ['住定年月日'], note: '日付' },
  { key: 'residentSince', name: '住民となった年月日', isRequired: true, note: '日付' },
  { key: 'previousAddress', name: '前住所', others: ['転入前住所', '異動前住所'], note: '' },
  { key: 'nextAddress', name: '転出先住所', others: ['転出先'], note: '' },
  { key: 'honseki', name: '本籍', note: '日本の国籍を持つ人だけ' },
  { key: 'honsekiHead', name: '筆頭者', others: ['筆頭者氏名'], note: '' },
  { key: 'nationality', name: '国籍・地域', others: ['国籍地域', '国籍名'], note: '外国人住民だけ' },
  { key: 'category', name: '第30条の45規定区分', others: ['法第30条の45に規定する区分'], note: '' },
  { key: 'status', name: '在留資格', note: '' },
  { key: 'period', name: '在留期間', note: '' },
  { key: 'expiresOn', name: '在留期間の満了日', others: ['在留期間満了年月日'], note: '日付' },
  { key: 'cardNumber', name: '在留カード等の番号', others: ['在留カード等番号'], note: '' },
] as const

export type Item = (typeof list)[number]['key']

export type ItemSpec = { key: Item; name: string; others?: readonly string[]; isRequired?: boolean; note: string }

export const items: readonly ItemSpec[] = list

export const itemNames: ReadonlyMap<string, Item> = new Map(
  items.flatMap(({ key, name, others = [] }) => [name, ...others].map((one) => [one.normalize('NFKC'), key] as const)),
)

export const nameOfItem: ReadonlyMap<Item, string> = new Map(items.map(({ key, name }) => [key, name]))

// 根拠: 番号法 第9条・第20条, 住民基本台帳法 第30条の38. A file that brings them is not opened further.
export const neverAccepted = /個人番号|マイナンバー|住民票コード/
