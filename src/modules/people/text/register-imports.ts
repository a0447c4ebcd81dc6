import type { LineReason } from '../domain/line-problem.ts'
import type { RegisterImport } from '../store/imports.ts'

/** Why a file was not imported, and what to do. For staff. */
export function refusalWords(reason: string, names: readonly string[] = []): string {
  const words = refusals[reason]
  return words
    ? words(names.join('、'))
    : `予期しない理由で止まりました（${reason}）。台帳は変わっていません。もう一度取り込んでください`
}

const refusals: Record<string, (names: string) => string> = {
  busy: () => 'ほかの取込みが動いています。終わってからもう一度実行してください',
  older: () => 'もう取り込んだ番号より前のファイルです。新しいファイルを渡してください',
  gap: () => '間の差分ファイルがまだ取り込まれていません。番号の順に取り込んでください',
  full_first: () => 'まだ全件ファイルが取り込まれていません。先に全件を取り込んでください',
  empty: () => 'ファイルに行がありません。書き出しをやり直してもらってください',
  no_items: () =>
    '見出しに、知っている項目が一つもありません。文字コード（UTF-8かShift_JIS）、区切り（カンマ）、見出しの行があるかを確かめ、書き出しをやり直してもらってください',
  forbidden_item: (names) =>
    `受け取ってはならない項目があります（${names}）。その項目を除いて書き出してもらい、このファイルは消してください`,
  missing_items: (names) => `必要な項目がありません（${names}）。項目名を確かめ、書き出しをやり直してもらってください`,
  item_twice: (names) => `同じ項目が二度あります（${names}）。書き出しをやり直してもらってください`,
  too_many_problems: () =>
    '使えない行が多すぎます（100行を超え、100行に1行より多い）。行と理由を見て、書き出しをやり直してもらってください',
  too_many_absent: () =>
    '台帳にいる人の多くがファイルにいません（100人に1人より多い）。途中で切れたファイルでないか確かめてください',
  interrupted: () => '途中で止められました。台帳は変わっていません。同じファイルをもう一度取り込んでください',
  broken_off: () =>
    '途中で止まりました。台帳は変わっていません。同じファイルをもう一度取り込み、また止まるなら記録を見てください',
}

/** Why a line was set aside, and what to do. */
export const lineWords: Record<LineReason, { why: string; remedy: string }> = {
  broken_quotes: { why: '引用符が閉じていません', remedy: 'この行と次の行の引用符を直してもらう' },
  cell_count: { why: '項目の数が見出しと違います', remedy: '値の中のカンマが引用符で囲まれているか確かめてもらう' },
  missing: { why: '必要な値が空です', remedy: '値を入れてもらう' },
  too_long: { why: '値が長すぎます', remedy: '欄を取り違えていないか確かめてもらう' },
  not_a_number: { why: '数ではありません', remedy: '数字だけにしてもらう' },
  not_a_day: { why: '日付として読めません', remedy: '20261202 の形にしてもらう。不詳なら不詳表記の欄に入れてもらう' },
  unknown_code: { why: '知らない区分です', remedy: '項目の表にある値にしてもらう' },
  bad_shape: { why: '桁や形が違います', remedy: '項目の表の形にしてもらう' },
  forbidden_number: {
    why: '11桁か12桁の数だけの値です',
    remedy: '個人番号や住民票コードが入っていないか確かめ、除いてもらう',
  },
  unreadable_character: { why: '読めない文字があります', remedy: '文字コード（UTF-8かShift_JIS）を確かめてもらう' },
  private_character: { why: '外字があります', remedy: '行政事務標準文字に置き換えてもらう' },
  address_unreadable: { why: '番地号を読み取れません', remedy: '「9番6号」か「1179番地」の形にしてもらう' },
  nationality_and_honseki: { why: '国籍・地域と本籍が両方あります', remedy: 'どちらかを除いてもらう' },
  line_twice: { why: '同じ履歴番号と枝番号の行が二つあります', remedy: '正しい一行だけにしてもらう' },
  line_changed: { why: '受け取り済みの履歴と同じ番号で、中身が違います', remedy: '枝番号を上げて送り直してもらう' },
  second_head: {
    why: '同じ世帯に、同じ日に世帯主が二人います',
    remedy: '世帯の全員の続柄を確かめ、そろえて送り直してもらう',
  },
  number_merged: {
    why: '別の人へ統合した宛名番号が、住民になっています',
    remedy: '統合が正しいか、宛名の画面で確かめる',
  },
}

export const importStates: Record<RegisterImport['state'], string> = {
  running: '取込み中',
  applied: '取り込んだ',
  refused: '取り込まなかった',
  failed: '止まった',
}

export const importKinds = { full: '全件', differences: '差分' } as const

/** Words of the pages about imports. */
export const importsTexts = {
  title: '住民記録の取込み',
  lede: '核となる台帳のファイルを、番号の順に取り込みます。取込みはサーバーのコマンドで始めます。',
  command: 'npm run import-register -- FILE',
  empty: 'まだ一度も取り込んでいません',
  columns: ['ファイル', '種類・番号', '始めた日時', '状態', '読んだ行', '外した行', '加えた履歴', '変わった人'],
  none: '―',
  span: (from: string, until: string | null) => (until === null ? `${from}から` : `${from}〜${until}`),
  counted: 'このファイルで変わったこと',
  unknown: (names: string) => `知らない項目は読み飛ばしました: ${names}`,
  line: (line: number) => `${line}行`,
  items: '項目の表',
  itemColumns: ['項目', 'ほかの呼び名', '必ず要る', '値'],
  needed: '要る',
  itemsNote:
    '見出しの順は自由です。個人番号・住民票コードの項目があるファイルは、開かずに断ります。呼び名は核となる台帳の製造者と確かめます（要確認）。',
  running: (percent: number) => `取込み中です（${percent} %）。このページは5秒ごとに新しくなります。`,
  counts: {
    rows: '読んだ行',
    setAside: '外した行',
    entries: '加えた履歴',
    peopleAdded: '新しい人',
    peopleChanged: '記録が変わった人',
    movedOut: '転出した人',
    died: '亡くなった人',
    removed: '消除した人',
  },
  problems: '外した行',
  problemsNote:
    '外した行の人は、このファイルのほかの行も取り込んでいません。核となる台帳で直し、次の差分で送ってもらいます。',
  problemColumns: ['行', '宛名番号', '項目', '理由', 'することと頼むこと'],
  noProblems: '外した行はありません',
  onRegister: '台帳',
}
