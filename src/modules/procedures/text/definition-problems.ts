import type { DefinitionProblem } from '../domain/definition/check-definition.ts'

/** What is wrong with a definition and what to do about it, for whoever writes it. `where` names the place as the file does. */
export const wordOfProblem = ({ kind, where }: DefinitionProblem): string => `${problemWords[kind]}（${where}）`

const problemWords: Readonly<Record<DefinitionProblem['kind'], string>> = {
  duplicate_id: '同じ名前が二つあります。どちらかの名前を変えてください',
  unknown_field: 'ない質問を指しています。質問の名前を確かめてください',
  later_field: 'あとで聞く質問を指しています。先に聞く質問だけを条件や計算に使えます',
  unknown_option: 'その質問にない選択肢を指しています。選択肢の名前を確かめてください',
  fact_too_early: 'だれについての手続かを聞く前に、その人のことを条件にしています。聞いたあとに移してください',
  not_known_here: 'ここでは、住民記録や今日の日付を条件に使えません',
  wrong_type: '数、日、言葉、くり返しの種類が合いません。比べるもの、計算するものの種類をそろえてください',
  cycle: '質問が互いを待っていて、どちらも出ません。条件のどれかを外してください',
  dead_end: 'どれを選んでも先に進めません。進める選択肢を一つは置いてください',
  unreachable_page: 'どう答えても開かないページです。条件を直すか、ページを消してください',
  unreachable_field: 'どう答えても出ない質問です。条件を直すか、質問を消してください',
  unreachable_option: 'どう答えても出ない選択肢です。条件を直すか、選択肢を消してください',
  nobody_eligible: 'この要件では、だれも先に進めません。要件が互いに食い違っていないか確かめてください',
  wrong_role: '役目に合わない質問です。役目にふさわしい種類の質問を指してください',
  missing_words: '言葉が抜けています。日本語、やさしい日本語、英語の三つを書いてください',
  missing_reading: 'ふりがなのない漢字があります。漢字《かんじ》のように書いてください',
  unknown_placeholder: '埋められない穴があります。使える名前だけを{ }に書いてください',
  note_in_words: '住民が読む言葉に「要確認」があります。言葉から外し、toConfirmに書いてください',
  group_not_alone: 'くり返しは、一つのページに一つだけ置いてください',
  wrong_bounds: '下限が上限を超えています',
  wrong_route: '手続の種類と決め方が合いません',
  missing_law: '法令で要ることが書かれていません',
  missing_letter: '結果を知らせる書面がありません',
  wrong_charge: '係が決める手数料は、一つの料金のきまりを指し、前払いの手数料とは一緒に使えません',
  unknown_rule: 'その名前の計算のきまりはありません',
  refusal_of_notification: '届出は拒めません（行政手続法 第37条）。拒む書面を消してください',
  card_needed: 'カードのない人も使える手続では、署名や世帯の人を求められません',
  forbidden_acting: 'その人は、この手続を代わりにできません',
}
