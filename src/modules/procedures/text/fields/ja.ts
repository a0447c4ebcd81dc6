export const ja = {
  problems: {
    choose_one: (label: string) => `「${label}」を選《えら》んでください`,
    choose_adult:
      '同《おな》じ世帯《せたい》の、18歳《さい》以上《いじょう》のほかの人《ひと》を選《えら》んでください',
    choose_person: '人《ひと》を｜1人《ひとり》以上《いじょう》選《えら》んでください',
    unknown_option: (label: string) => `「${label}」を、表示《ひょうじ》されている中《なか》から選《えら》んでください`,
    ranked_twice: (label: string) =>
      `「${label}」で同《おな》じものを2度《ど》選《えら》んでいます。希望《きぼう》ごとに別《べつ》のものを選《えら》んでください`,
    too_few_ranked: (label: string, min: number) =>
      `「${label}」は${min}つ以上《いじょう》選《えら》んでください。第《だい》1希望《きぼう》から順《じゅん》に選《えら》びます`,
    too_many_ranked: (label: string, max: number) => `「${label}」で選《えら》べるのは${max}つまでです`,
    not_in_household:
      '同《おな》じ世帯《せたい》の人《ひと》だけを選《えら》べます。表示《ひょうじ》されている中《なか》から選《えら》んでください',
    enter_text: (label: string) => `「${label}」を入力《にゅうりょく》してください`,
    too_long: (label: string, max: number) => `「${label}」は${max}文字《もじ》までにしてください`,
    not_a_day: (label: string) =>
      `「${label}」は日付《ひづけ》で入力《にゅうりょく》してください。例《れい》：令和《れいわ》8年《ねん》12月《がつ》1日《ついたち》`,
    enter_number: (label: string) => `「${label}」を入力《にゅうりょく》してください`,
    not_a_number: (label: string) => `「${label}」は数字《すうじ》で入力《にゅうりょく》してください。例《れい》：1`,
    too_small: (label: string, min: number) => `「${label}」は${min}以上《いじょう》にしてください`,
    too_big: (label: string, max: number) =>
      `「${label}」は${max}までです。もっと必要《ひつよう》なときは、お電話《でんわ》ください`,
    too_many_persons: (label: string, max: number) => `「${label}」は${max}人《にん》まで選《えら》べます`,
    too_early: (label: string, day: string) => `「${label}」は${day}以後《いご》の日《ひ》にしてください`,
    too_late: (label: string, day: string) => `「${label}」は${day}以前《いぜん》の日《ひ》にしてください`,
    guarded_number: (label: string) =>
      `「${label}」から、マイナンバー（12桁《けた》）や住民票《じゅうみんひょう》コード（11桁《けた》）を消《け》してください。この手続《てつづき》では番号《ばんごう》を受《う》け取《と》れません。{{municipality}}は番号《ばんごう》がなくても確《たし》かめられます`,
    not_a_name: (label: string) =>
      `「${label}」に数字《すうじ》や記号《きごう》は使《つか》えません。名前《なまえ》だけを入力《にゅうりょく》してください`,
    not_kana: (label: string) =>
      `「${label}」はひらがなかカタカナで入力《にゅうりょく》してください。例《れい》：サトウ ハナコ`,
    not_a_phone: (label: string) =>
      `「${label}」は0から始《はじ》まる10桁《けた》か11桁《けた》です。例《れい》：03-3993-1111`,
    not_an_email: (label: string) => `「${label}」を確《たし》かめてください。例《れい》：name@example.jp`,
    not_a_postcode: (label: string) => `「${label}」は7桁《けた》の数字《すうじ》です。例《れい》：176-8501`,
    not_a_chip: (label: string) =>
      `「${label}」は15桁《けた》の数字《すうじ》です。マイクロチップの登録証明書《とうろくしょうめいしょ》を見《み》て、もう一度《いちど》入力《にゅうりょく》してください`,
    stops: (label: string) =>
      `「${label}」で選《えら》んだものは、ここでは扱《あつか》えません。お電話《でんわ》ください`,
    choose_time: (label: string) =>
      `「${label}」を選《えら》んでください。先《さき》にほかの人《ひと》が予約《よやく》した時間《じかん》は選《えら》べません`,
    enter_account: (label: string) => `「${label}」を選《えら》ぶか、口座《こうざ》を入力《にゅうりょく》してください`,
    too_many_files: (label: string, max: number) =>
      `「${label}」は${max}枚《まい》までです。多《おお》いものを外《はず》してください`,
    choose_file: (label: string) => `「${label}」の写真《しゃしん》かPDFを選《えら》んでください`,
  },
  group: {
    add: (row: string) => `${row}を追加《ついか》`,
    rowTitle: (row: string, number: number) => `${row} ${number}`,
    none: 'まだ入力《にゅうりょく》していません。',
    noneAndOn: (none: string) => `${none}（次《つぎ》へ）`,
    allDone: 'これで全部《ぜんぶ》です',
    keep: 'この内容《ないよう》で追加《ついか》する',
    keepChange: 'この内容《ないよう》に変《か》える',
    removeAbout: (row: string) => `${row} を取《と》り消《け》す`,
    unfinished: '途中《とちゅう》です。「変更《へんこう》」から続《つづ》きを入力《にゅうりょく》してください。',
    full: (max: number) =>
      `入力《にゅうりょく》できるのは${max}までです。もっと必要《ひつよう》なときは、お電話《でんわ》ください。`,
    too_few_rows: (row: string, min: number) =>
      min === 1
        ? `${row}を入力《にゅうりょく》してください`
        : `${row}を${min}以上《いじょう》入力《にゅうりょく》してください`,
    row_unfinished: (row: string) =>
      `途中《とちゅう》の${row}があります。「変更《へんこう》」から続《つづ》きを入力《にゅうりょく》してください`,
    too_many_rows: (row: string, max: number) =>
      `${row}は${max}までです。もっと必要《ひつよう》なときは、お電話《でんわ》ください`,
    backToList: '一覧《いちらん》に戻《もど》る',
  },
  known: {
    register: '住民票《じゅうみんひょう》から',
    contact: '登録《とうろく》した連絡先《れんらくさき》から',
    earlier: (day: string) =>
      `前回《ぜんかい》の申請《しんせい》（${day}）から。変《か》わっていたら直《なお》してください。`,
    fixed:
      '住民票《じゅうみんひょう》のとおりに使《つか》います。違《ちが》うときは、下《した》の係《かかり》にお電話《でんわ》ください。',
  },
  account: {
    kept: (account: string) => `前《まえ》に登録《とうろく》した口座《こうざ》　${account}`,
    public: '公金受取口座《こうきんうけとりこうざ》',
    publicHint:
      '国《くに》に登録《とうろく》した口座《こうざ》です。番号《ばんごう》は{{municipality}}が国《くに》に確《たし》かめるので、入力《にゅうりょく》は要《い》りません。',
    new: '別《べつ》の口座《こうざ》を入力《にゅうりょく》する',
    bank: '銀行《ぎんこう》の番号《ばんごう》（4桁《けた》）',
    branch: '支店《してん》の番号《ばんごう》（3桁《けた》）',
    kind: '預金《よきん》の種類《しゅるい》',
    kinds: { ordinary: '普通《ふつう》', current: '当座《とうざ》', savings: '貯蓄《ちょちく》' },
    number: '口座番号《こうざばんごう》（7桁《けた》まで）',
    numberHint: '登録《とうろく》したあとは、下《した》4桁《けた》だけを表示《ひょうじ》します。',
    holder: '口座名義《こうざめいぎ》（カタカナ）',
    shown: (bank: string, branch: string, masked: string) =>
      `銀行《ぎんこう》${bank}　支店《してん》${branch}　${masked}`,
    flaws: {
      bank_code:
        '銀行《ぎんこう》の番号《ばんごう》は4桁《けた》の数字《すうじ》です。通帳《つうちょう》を見《み》てください',
      branch_code:
        '支店《してん》の番号《ばんごう》は3桁《けた》の数字《すうじ》です。通帳《つうちょう》を見《み》てください',
      number: '口座番号《こうざばんごう》は7桁《けた》までの数字《すうじ》です',
      holder_kana: '口座名義《こうざめいぎ》は通帳《つうちょう》のとおり、カタカナで入力《にゅうりょく》してください',
      holder_too_long: '口座名義《こうざめいぎ》は30文字《もじ》までで入力《にゅうりょく》してください',
    },
  },
  file: {
    hint: '10MBまで。スマートフォンで撮《と》った写真《しゃしん》でかまいません。位置《いち》などの情報《じょうほう》は消《け》して保存《ほぞん》します。',
    chosen: '選《えら》んであるもの',
    replaced: '別《べつ》のものを選《えら》ぶと入《い》れ替《か》わります。',
    upTo: (max: number) => `${max}枚《まい》まで選《えら》べます。`,
    remove: (name: string) => `「${name}」を外《はず》す`,
    camera: 'カメラで撮《と》る',
    checking: '安全《あんぜん》を確認《かくにん》しています',
    checkingText: '安全《あんぜん》を確認《かくにん》しています。このまま続《つづ》けられます。',
    large: 'ファイルが大《おお》きすぎます。10MBまでのものを選《えら》んでください',
    sending: '送《おく》っています。そのままお待《ま》ちください',
    progress: '送《おく》っている割合《わりあい》',
    stop: 'やめる',
    portion: ' まで送《おく》りました',
    said: {
      stopped: '送《おく》るのをやめました。もう一度《いちど》ボタンを押《お》すと、残《のこ》りを送《おく》ります',
      failed:
        '送《おく》れませんでした。電波《でんぱ》を確《たし》かめて、もう一度《いちど》ボタンを押《お》してください。送《おく》れたものは残《のこ》っています',
    },
    given: '送《おく》ったもの',
  },
  times: {
    none: 'いま選《えら》べる時間《じかん》はありません。日《ひ》をおいてもう一度《いちど》見《み》るか、お電話《でんわ》ください。',
    free: (count: number) => `残《のこ》り${count}`,
    late: '決《き》められた期限《きげん》を過《す》ぎる日《ひ》です。急《いそ》ぐときは、予約《よやく》なしでもおいでください',
    between: (from: string, to: string) => `${from}〜${to}`,
    more: (days: number) => `ほかの日《ひ》を見《み》る（あと${days}日《にち》）`,
  },
  ranking: {
    rank: (place: number) => `第《だい》${place}希望《きぼう》`,
    ranked: (place: number, label: string) => `第《だい》${place}希望《きぼう》 ${label}`,
    none: '選《えら》ばない',
    choose: '選《えら》んでください',
  },
  computed: {
    days: (count: string) => `${count}日《にち》`,
    later:
      '答《こた》えから自動《じどう》で計算《けいさん》します。結果《けっか》は、送《おく》る前《まえ》の確認《かくにん》の画面《がめん》で見《み》られます。',
    note: '答《こた》えから自動《じどう》で計算《けいさん》しました',
  },
  refusal: {
    title: 'ここでは手続《てつづき》を進《すす》められません',
    change: '答《こた》えが違《ちが》うときは、直《なお》して進《すす》んでください。',
    before: (page: string) => `「${page}」の答《こた》えを直《なお》す`,
  },
  renewed: {
    title: '手続《てつづき》の内容《ないよう》が新《あたら》しくなりました',
    kept: 'これまでの答《こた》えは、そのまま残《のこ》っています。',
    answer: '新《あたら》しく聞《き》くこと：',
  },
  limit: {
    term: '期限《きげん》',
    by: (day: string) => `${day}まで`,
    late: '期限《きげん》を過《す》ぎていますが、いまからでも出《だ》せます。できるだけ早《はや》くお出《だ》しください。',
  },
  nobodyMeant:
    '住民票《じゅうみんひょう》の同《おな》じ世帯《せたい》に、当《あ》てはまる人《ひと》がいません。別《べつ》の世帯《せたい》の人《ひと》のことや、分《わ》からないことは、担当《たんとう》の係《かかり》に電話《でんわ》してください。',
  nothing: 'なし',
}

/** The texts in Japanese are the type of the others. */
export type Ja = typeof ja
