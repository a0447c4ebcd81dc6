import type { PersonStanding } from '../domain/search/hit.ts'
import type { SearchPurpose } from '../domain/search/purpose.ts'
import type { QueryProblem } from '../domain/search/query.ts'

// Staff screens are Japanese only.

export const personSearch = {
  title: '住民を探す',
  menu: '住民を探す',
  permission: '住民を探す',
  lede: '分かることだけ入れてください。途中まででも探せます。',
  name: '氏名・フリガナ',
  nameHint: '漢字・かな・ローマ字。通称、旧氏、前の氏名でも',
  birth: '生年月日',
  birthHint: '昭和15年5月、S15.5.3、3150503、1940 など',
  address: '住所',
  addressHint: '町の名と番地。例: みどり町2-7、みどり町二丁目',
  number: '宛名番号',
  numberHint: '10桁。前の0は省けます',
  gone: '転出・死亡・消除した人も',
  purpose: '何のために探しますか',
  purposeHint: '住民基本台帳の係ではないため、目的を記録します',
  choose: '選んでください',
  search: '探す',
  next: '次の50人',
  found: (count: number, most: number) =>
    count > most ? `${most.toLocaleString('ja')}人より多く見つかりました` : `${count.toLocaleString('ja')}人`,
  narrow: '生年月日や住所を足すと絞れます。',
  nobody: '見つかりません',
  nobodyHint:
    '字の違いや清音・濁音を変えるか、項目を減らしてください。転出・死亡した人は、上の欄にしるしを付けると探せます。',
  recorded: '検索したことは、人数と目的とともに記録されます。開くときは理由を伺います。',
  columns: { name: '氏名', kana: 'フリガナ', birth: '生年月日', town: '住所', standing: '状態' },
  namesakes: '同じ氏名・生年月日の人がいます。住所で見分けてください。',
  notThere: '住民記録にも住登外にもいない人は、',
  waiting: {
    title: '確認を待つ宛名番号の統合',
    note: '提案した人とは別の職員が、両方の記録を開いて確かめます。',
    columns: ['種類', '提案した日', '提案した人'],
  },
  needsCheck: '要確認（係に尋ねる）',
  merged: '統合した番号から',
  alias: (alias: string) => `通称 ${alias}`,
  formerSurname: (surname: string) => `旧氏 ${surname}`,
  unknownBirth: '記録なし',
  keys: { move: '上下', open: '開く' },
} as const

export const standingLabels: Record<PersonStanding, string> = {
  resident: '住民',
  outside: '住登外',
  moved_out: '転出',
  died: '死亡',
  removed: '消除',
}

export const purposeLabels: Record<SearchPurpose, string> = {
  duty: '所管する事務のため',
  'request-of-person': '本人から求められたため',
  supervision: '上司として確かめるため',
}

/** At which field a query could not be read, and what to do. */
export const searchProblems: Record<QueryProblem | 'purpose', { field: string; message: string }> = {
  empty: { field: 'name', message: '氏名、生年月日、住所、宛名番号のどれかを入れてください' },
  name: { field: 'name', message: '氏名に文字がありません。漢字かかなを入れてください' },
  birth: { field: 'birth', message: '昭和15年5月3日、S15、1940-05 のように入れてください' },
  address: { field: 'address', message: '町の名前から入れてください。例: みどり町2-7' },
  atenaNumber: { field: 'number', message: '宛名番号は10桁までの数字で入れてください' },
  purpose: { field: 'purpose', message: '何のために探すかを選んでください' },
}
