import type { Ja } from './ja.ts'

export const easy: Ja = {
  problems: {
    choose_one: (label: string) => `「${label}」を 選《えら》んで ください`,
    choose_adult:
      'いっしょに 住《す》んで いる、18歳《さい》から 上《うえ》の、ほかの 人《ひと》を 選《えら》んで ください',
    choose_person: '人《ひと》を 1人《ひとり》 以上《いじょう》 選《えら》んで ください',
    unknown_option: (label: string) => `「${label}」は、ここに ある ものから 選《えら》んで ください`,
    ranked_twice: (label: string) =>
      `「${label}」で 同《おな》じ ものを 2回《かい》 選《えら》んで います。別《べつ》の ものを 選《えら》んで ください`,
    too_few_ranked: (label: string, min: number) =>
      `「${label}」は ${min}つか、もっと 選《えら》んで ください。一番《いちばん》 いい ものが 第《だい》1希望《きぼう》です`,
    too_many_ranked: (label: string, max: number) => `「${label}」で 選《えら》べるのは ${max}つまでです`,
    not_in_household:
      '同《おな》じ 世帯《せたい》の 人《ひと》だけ 選《えら》べます。ここに いる 人《ひと》から 選《えら》んで ください',
    enter_text: (label: string) => `「${label}」を 書《か》いて ください`,
    too_long: (label: string, max: number) => `「${label}」は ${max}文字《もじ》までに して ください`,
    not_a_day: (label: string) =>
      `「${label}」は 日《ひ》にちを 書《か》いて ください。例《れい》：2026年《ねん》12月《がつ》1日《ついたち》`,
    enter_number: (label: string) => `「${label}」を 書《か》いて ください`,
    not_a_number: (label: string) => `「${label}」は 数字《すうじ》で 書《か》いて ください。例《れい》：1`,
    too_small: (label: string, min: number) => `「${label}」は ${min}から 上《うえ》に して ください`,
    too_big: (label: string, max: number) =>
      `「${label}」は ${max}までです。もっと いる ときは、電話《でんわ》して ください`,
    too_many_persons: (label: string, max: number) => `「${label}」は ${max}人《にん》まで 選《えら》べます`,
    too_early: (label: string, day: string) => `「${label}」は ${day}か、その あとの 日《ひ》に して ください`,
    too_late: (label: string, day: string) => `「${label}」は ${day}か、その 前《まえ》の 日《ひ》に して ください`,
    guarded_number: (label: string) =>
      `「${label}」から、マイナンバー（12の 数字《すうじ》）や 住民票《じゅうみんひょう》コード（11の 数字《すうじ》）を 消《け》して ください。ここに 番号《ばんごう》を 書《か》いては いけません。番号《ばんごう》が なくても 大丈夫《だいじょうぶ》です`,
    not_a_name: (label: string) =>
      `「${label}」には 名前《なまえ》だけ 書《か》いて ください。数字《すうじ》は 使《つか》えません`,
    not_kana: (label: string) =>
      `「${label}」は ひらがなか カタカナで 書《か》いて ください。例《れい》：サトウ ハナコ`,
    not_a_phone: (label: string) =>
      `「${label}」は 0から 始《はじ》まる 10か 11の 数字《すうじ》です。例《れい》：03-3993-1111`,
    not_an_email: (label: string) =>
      `「${label}」を もう一度《いちど》 見《み》て ください。例《れい》：name@example.jp`,
    not_a_postcode: (label: string) => `「${label}」は 7つの 数字《すうじ》です。例《れい》：176-8501`,
    not_a_chip: (label: string) =>
      `「${label}」は 15の 数字《すうじ》です。マイクロチップの 紙《かみ》を 見《み》て ください`,
    stops: (label: string) => `「${label}」は、ここでは できません。電話《でんわ》して ください`,
    choose_time: (label: string) =>
      `「${label}」を 選《えら》んで ください。ほかの 人《ひと》が 先《さき》に 選《えら》んだ 時間《じかん》は 選《えら》べません`,
    enter_account: (label: string) => `「${label}」を 選《えら》ぶか、書《か》いて ください`,
    too_many_files: (label: string, max: number) =>
      `「${label}」は ${max}枚《まい》までです。多《おお》い ものを やめて ください`,
    choose_file: (label: string) => `「${label}」の 写真《しゃしん》か PDFを 選《えら》んで ください`,
  },
  group: {
    add: (row: string) => `${row}を 増《ふ》やす`,
    rowTitle: (row: string, number: number) => `${row} ${number}`,
    none: 'まだ 書《か》いていません。',
    noneAndOn: (none: string) => `${none}（次《つぎ》へ）`,
    allDone: 'これで 全部《ぜんぶ》です',
    keep: 'これで いいです',
    keepChange: 'これで いいです',
    removeAbout: (row: string) => `${row}を 消《け》す`,
    unfinished:
      'まだ 途中《とちゅう》です。「変更《へんこう》」を 押《お》して、続《つづ》きを 書《か》いて ください。',
    full: (max: number) => `書《か》けるのは ${max}までです。もっと いる ときは、電話《でんわ》して ください。`,
    too_few_rows: (row: string, min: number) =>
      min === 1 ? `${row}を 書《か》いて ください` : `${row}を ${min}か、もっと 書《か》いて ください`,
    row_unfinished: (row: string) =>
      `まだ 途中《とちゅう》の ${row}が あります。「変更《へんこう》」を 押《お》して、続《つづ》きを 書《か》いて ください`,
    too_many_rows: (row: string, max: number) =>
      `${row}は ${max}までです。もっと いる ときは、電話《でんわ》して ください`,
    backToList: '一覧《いちらん》に 戻《もど》る',
  },
  known: {
    earlier: (day: string) =>
      `前《まえ》に 頼《たの》んだ とき（${day}）の ものです。ちがう ときは 直《なお》して ください。`,
    register: '住民票《じゅうみんひょう》から',
    contact: 'あなたが 登録《とうろく》した 連絡先《れんらくさき》から',
    fixed: '住民票《じゅうみんひょう》の とおりに 使《つか》います。違《ちが》う ときは、電話《でんわ》して ください。',
  },
  account: {
    kept: (account: string) => `前《まえ》に 書《か》いた 口座《こうざ》　${account}`,
    public: '公金受取口座《こうきんうけとりこうざ》',
    publicHint: '国《くに》に 登録《とうろく》した 口座《こうざ》です。番号《ばんごう》は 書《か》かなくて いいです。',
    new: '別《べつ》の 口座《こうざ》を 書《か》く',
    bank: '銀行《ぎんこう》の 番号《ばんごう》（4つの 数字《すうじ》）',
    branch: '支店《してん》の 番号《ばんごう》（3つの 数字《すうじ》）',
    kind: '口座《こうざ》の 種類《しゅるい》',
    kinds: { ordinary: '普通《ふつう》', current: '当座《とうざ》', savings: '貯蓄《ちょちく》' },
    number: '口座《こうざ》の 番号《ばんごう》（7つまでの 数字《すうじ》）',
    numberHint: 'あとで 見《み》えるのは、最後《さいご》の 4つの 数字《すうじ》だけです。',
    holder: '口座《こうざ》の 名前《なまえ》（カタカナ）',
    shown: (bank: string, branch: string, masked: string) =>
      `銀行《ぎんこう》${bank}　支店《してん》${branch}　${masked}`,
    flaws: {
      bank_code: '銀行《ぎんこう》の 番号《ばんごう》は 4つの 数字《すうじ》です',
      branch_code: '支店《してん》の 番号《ばんごう》は 3つの 数字《すうじ》です',
      number: '口座《こうざ》の 番号《ばんごう》は 7つまでの 数字《すうじ》です',
      holder_kana: '口座《こうざ》の 名前《なまえ》は カタカナで 書《か》いて ください',
      holder_too_long: '口座《こうざ》の 名前《なまえ》は 30文字《もじ》までです',
    },
  },
  file: {
    hint: '10MBまで。スマートフォンの 写真《しゃしん》で いいです。',
    chosen: '選《えら》んで ある もの',
    replaced: 'ほかの ものを 選《えら》ぶと 変《か》わります。',
    upTo: (max: number) => `${max}枚《まい》まで 選《えら》ぶ ことが できます。`,
    remove: (name: string) => `「${name}」を やめる`,
    camera: 'カメラで 撮《と》る',
    checking: '安全《あんぜん》か 見《み》て います',
    checkingText: '安全《あんぜん》か 見《み》て います。次《つぎ》へ 進《すす》む ことが できます。',
    large: 'ファイルが 大《おお》きすぎます。10MBまでの ものを 選《えら》んで ください',
    sending: '送《おく》って います。待《ま》って ください',
    progress: 'どこまで 送《おく》ったか',
    stop: 'やめる',
    portion: ' 送《おく》りました',
    said: {
      stopped: '送《おく》るのを やめました。もう一度《いちど》 ボタンを 押《お》すと、残《のこ》りを 送《おく》ります',
      failed:
        '送《おく》る ことが できませんでした。インターネットを 見《み》て、もう一度《いちど》 ボタンを 押《お》して ください。送《おく》った ものは あります',
    },
    given: '送《おく》った もの',
  },
  times: {
    none: '今《いま》、選《えら》べる 時間《じかん》は ありません。あとで もう一度《いちど》 見《み》るか、電話《でんわ》して ください。',
    free: (count: number) => `あと ${count}`,
    late: '決《き》められた 日《ひ》より 遅《おそ》いです。急《いそ》ぐ ときは、予約《よやく》なしで 来《き》て ください',
    between: (from: string, to: string) => `${from}〜${to}`,
    more: (days: number) => `ほかの 日《ひ》を 見《み》る（あと ${days}日《にち》）`,
  },
  ranking: {
    rank: (place: number) => `第《だい》${place}希望《きぼう》`,
    ranked: (place: number, label: string) => `第《だい》${place}希望《きぼう》 ${label}`,
    none: '選《えら》びません',
    choose: '選《えら》んで ください',
  },
  computed: {
    days: (count: string) => `${count}日《にち》`,
    later:
      'あなたの 答《こた》えから 計算《けいさん》します。送《おく》る 前《まえ》の ページで 見《み》ることが できます。',
    note: 'あなたの 答《こた》えから 計算《けいさん》しました',
  },
  refusal: {
    title: 'ここでは 続《つづ》けることが できません',
    change: '答《こた》えが 違《ちが》う ときは、直《なお》して ください。',
    before: (page: string) => `「${page}」の 答《こた》えを 直《なお》す`,
  },
  renewed: {
    title: '手続《てつづき》が 新《あたら》しく なりました',
    kept: '今《いま》までの 答《こた》えは、そのまま あります。',
    answer: '新《あたら》しい 質問《しつもん》：',
  },
  limit: {
    term: 'いつまで',
    by: (day: string) => `${day}まで`,
    late: 'もう 遅《おそ》いですが、今《いま》も 出《だ》すことが できます。早《はや》く 出《だ》して ください。',
  },
  nobodyMeant:
    'あなたの 世帯《せたい》に、選《えら》べる 人《ひと》が いません。わからない ときは、電話《でんわ》して ください。',
  nothing: 'ありません',
}
