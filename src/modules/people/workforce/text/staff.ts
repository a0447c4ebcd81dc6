import type { Employment, Role } from '#platform/auth/actor.ts'
import type { AbsenceEntered } from '../actions/absences.ts'
import type { TransferProblem } from '../domain/plan-transfers.ts'
import type { LineFlaw } from '../domain/transfer-list.ts'
import type { Change } from '../store/organisation.ts'

// Staff screens are Japanese only.

export const roleWords: Record<Role, string> = {
  clerk: '担当',
  checker: '確認',
  manager: '責任者',
  administrator: 'システム管理',
  contractor: '受託',
}

export const employmentWords: Record<Employment, string> = {
  regular: '',
  'fiscal-year': '会計年度任用',
  contracted: '受託事業者',
  'designated-manager': '指定管理者',
  'welfare-council': '社会福祉協議会',
}

export const absenceProblems: Record<Extract<AbsenceEntered, { ok: false }>['reason'], string> = {
  order: '終わりは、始まりより後にしてください。',
  past: 'もう過ぎた期間です。これからの期間を入れてください。',
  cover_self: '代わりには、ほかの職員を選んでください。',
  cover_elsewhere: 'この職員は、その日、同じ課・係にいません。同じ課・係の職員を選んでください。',
  cover_away: 'この職員も、その間に不在があります。別の職員にするか、期間を分けてください。',
  overlaps: 'ほかの不在と重なっています。先の不在を取り消すか、重ならない期間にしてください。',
}

const changeWords: Record<Change['kind'], string> = {
  post_begins: '着任',
  post_ends: '離任',
  office_begins: '設置',
  office_ends: '廃止',
}

const flaws: Record<LineFlaw, (cell: string) => string> = {
  cells: () => '欄の数が合いません。職員番号、課、職位、役割、主務・兼務、発令日の順に、6つか7つ入れてください。',
  rank: (cell) => `職位「${cell}」が分かりません。`,
  role: (cell) =>
    `役割「${cell}」が分かりません。${Object.values(roleWords).join('、')}を使い、二つ以上は「・」でつなぎます。`,
  main: (cell) => `「${cell}」は、主務か兼務にしてください。`,
  day: (cell) => `発令日「${cell}」が読めません。2027-04-01 や 令和9年4月1日 のように書いてください。`,
}

const problems: Record<TransferProblem, string> = {
  unknown_staff: 'この職員番号の職員はいません。',
  unknown_office: '発令日に、この名前の課・係はありません。名前か、課の鍵を確かめてください。',
  ambiguous_office: '同じ名前の課・係が二つ以上あります。上の部・課の名前から、間を空けて書いてください。',
  past_day: '発令日が過ぎています。今日か、これからの日にしてください。',
  two_main_posts: '同じ日に主務が二つあります。一つは兼務にしてください。',
  contractor_role: '受託者の役割は「受託」だけです。職員は「受託」になりません。',
  unknown_successor: '引継先の職員番号の職員はいません。',
  own_successor: '引継先が本人です。別の職員にするか、空けてください（空けると未担当に戻ります）。',
}

export const offices = {
  title: '組織と職員',
  asOf: '基準日',
  show: 'この日で見る',
  columns: { office: '課・係', organ: '執行機関', holders: '職員', ends: '廃止' },
  nobody: '配置なし',
  concurrent: '兼務',
  away: '不在',
  endsOn: (day: string) => `${day}から廃止`,
  today: (day: string) => `${day}の組織`,
  changes: 'これからの変更',
  noChanges: '入力された異動・組織改正はありません',
  changeColumns: { day: '日', kind: '変更', office: '課・係', who: '職員' },
  changeWords,
  toTransfers: '人事異動を入れる',
  toReorganisation: '組織改正を入れる',
  main: '主務',
}

export const absences = {
  title: '不在',
  lede: '決定する人がみな不在の間は、規程の定める職員が代決します。理由は書きません。',
  who: '職員',
  from: 'いつから',
  fromTime: '始まる時刻',
  until: 'いつまで',
  untilTime: '終わる時刻',
  wholeDay: '時刻を空ければ、一日です。',
  timeHint: '例 13:00',
  badTime: '13:00 のように書いてください。',
  cover: '代わりに受け持つ職員',
  coverHint: '不在の間、担当の申請がこの職員の受付箱に出ます。終わると戻ります。',
  noCover: '決めない',
  coveredBy: (name: string) => `代わり　${name}`,
  enter: '不在を入れる',
  cancel: '取り消す',
  cancelOf: (name: string, span: string) => `${name}の不在（${span}）を取り消す`,
  none: 'これからの不在はありません',
  by: (name: string) => `入力 ${name}`,
}

export const transfers = {
  title: '人事異動',
  lede: '発令日の午前0時に、職員の権限が自動で変わります。前もって入れておけます。',
  list: '異動の一覧',
  listHint:
    '職員番号、課、職位、役割、主務・兼務、発令日、引継先（職員番号。なくてもよい）の順に、カンマかタブで区切ります。主務の行は、その人のそれまでの配置をすべて終わらせます。',
  example: (office: string, rank: string) => `例　100241,${office},${rank},${roleWords.clerk},主務,2027-04-01,100356`,
  heading: '職員番号',
  main: '主務',
  concurrent: '兼務',
  preview: '確かめる',
  apply: 'この内容で登録する',
  previewTitle: '登録するとこうなります',
  entered: (count: number) => `${count}人の異動を登録しました。発令日の午前0時に変わります。`,
  columns: {
    name: '職員',
    from: '発令日',
    ends: '終わる配置',
    begins: '始まる配置',
    work: '担当中の事案',
    by: '登録した人',
    act: '取り消し',
  },
  toCome: '登録した、これからの異動',
  noneToCome: 'これからの異動はありません',
  cancel: '取り消す',
  cancelOf: (name: string, day: string) => `${name}の${day}の異動を取り消す`,
  cancelled: '異動を取り消しました。その職員の配置は、登録の前に戻りました。',
  refusals: {
    begun: 'もう発令日になっています。元に戻すには、新しい異動を入れてください。',
    later: 'この職員には、これより後の異動が入っています。後のものから取り消してください。',
    office_ends: '戻る先の課が廃止されることになっています。取り消す代わりに、新しい異動で行き先を入れてください。',
  },
  toSuccessor: (count: number, name: string) => `${count}件を${name}へ引き継ぐ`,
  toQueue: (count: number) => `${count}件が課の未担当に戻る`,
  staysWith: '担当中の事案はない',
  line: (line: number, words: string) => `${line}行目：${words}`,
  empty: '異動の行がありません。一覧を貼り付けてください。',
  flaw: (flaw: LineFlaw, cell: string) => flaws[flaw](cell),
  problem: (problem: TransferProblem) => problems[problem],
}

export const reorganisation = {
  title: '組織改正',
  lede: '廃止する課の未了の事案と、印刷・交付を待つ書類は、その日の午前0時に引き継ぎ先へ移ります。終わった事案には、当時の課の名前が残ります。',
  problems: '引き継ぎ先が決まっていない課',
  problemsLede: '事務全体の引き継ぎ先がない課です。手続きごとの引き継ぎ先だけでは、残りの事務が宙に浮きます。',
  noProblems: '引き継ぎ先が決まっていない課はありません',
  orphans: '事案が残っている課を見る',
  found: '課・係を設ける',
  end: '課・係を廃止する',
  succeed: '引き継ぎ先を決める',
  ending: '廃止する課・係',
  office: '課・係',
  on: '廃止する日（この日からなくなる）',
  from: '設ける日',
  successor: '引き継ぎ先',
  later: 'あとで決める',
  choose: '選んでください',
  chooseOffice: '課・係を選んでください',
  toCome: 'これから廃止する課・係',
  noneToCome: 'これから廃止する課・係はありません',
  cancel: '廃止を取り消す',
  cancelOf: (name: string) => `${name}の廃止を取り消す`,
  procedure: '手続きの鍵（一つの手続きだけを引き継ぐとき）',
  procedureHint: '空ければ事務全体。例 residence-certificate',
  key: '鍵（英小文字とハイフン）',
  keyHint: '手続きの定義と帳票が使う名前。例 certificates-2027',
  badKey: '英小文字で始め、英小文字・数字・ハイフンで書いてください。',
  name: '名前',
  nameKana: '読み（ひらがな）',
  nameEnglish: '英語の名前',
  kind: '種別',
  parent: '上の課・部',
  noParent: 'なし',
  organ: '執行機関',
  phone: '電話',
  badPhone: '03-0000-0000 のように書いてください。',
  columns: { office: '課・係', ends: '廃止' },
  kinds: { executive: '首長・事務局', department: '部', section: '課', unit: '係' },
  done: '登録しました。',
  refusals: {
    past_day: '過ぎた日か、設けた日より前です。今日か、これからの日にしてください。',
    key_taken: 'この鍵の課・係が、その日にあります。別の鍵にするか、先に廃止してください。',
    ended: 'この課・係は、廃止の日がもう決まっています。',
    not_there: '選んだ課・係は、その日にはありません。その日にある課・係を選んでください。',
    named: '引き継ぎ先は、もう決まっています。',
    begun: 'もう廃止されています。同じ名前の課を新しく設けて、引き継ぎ先にしてください。',
  },
}
