import type { Standing } from '../../domain/core/compare.ts'

export const standingLabels: Record<Standing, string> = {
  waiting: '入力待ち',
  'handed-over': '引き渡し済み（結果待ち）',
  missing: '基幹にない',
  differs: '違う',
  same: '一致',
  done: '確認済み',
}

export const core = {
  title: '基幹システムへの引き渡し',
  lede: '決定や受理が済んだものを、標準準拠システムに入れるファイルにします。入れた人とは別の人が、入った内容を見比べて終わります。',
  waiting: '入力待ち',
  batches: '引き渡しファイル',
  toBatches: '引き渡しの一覧',
  nothing: 'ありません。',
  make: 'ファイルを作る',
  nothingWaits: 'いま入力を待つものはありません。',
  columns: {
    system: 'システム',
    procedure: '手続',
    count: '件数',
    since: '古いもの',
    act: '次にすること',
    batch: 'ファイル',
    madeAt: '作成',
    entered: '入力済',
    checked: '確認済み',
    receipt: '受付番号',
    row: '行',
    standing: '突き合わせ',
    handed: '渡した内容',
    held: '基幹の内容',
    item: '項目',
  },
  batch: {
    title: (name: string) => `引き渡しファイル ${name}`,
    utf8: 'CSV（UTF-8）を取り出す',
    shiftJis: 'CSV（Shift_JIS）を取り出す',
    missing: (characters: string, rows: string) =>
      `Shift_JISにない字（${characters}）が ${rows} 行目にあります。UTF-8で取り出すか、基幹システムで外字として入れてください。`,
    result: '結果のファイル（CSV）',
    load: '結果を読み込む',
    loaded: (when: string) => `結果を読み込んだのは ${when}`,
    noResult: '結果はまだ読み込んでいません。',
    entered: '入力した',
    enteredBy: (name: string) => `${name}さんが入力済`,
    check: '見比べた。同じである',
    checkedBy: (name: string) => `${name}さんが確認`,
    back: 'ファイルから戻す',
    toHandedOver: '基幹システムで直してから、結果をもう一度読み込みます。',
  },
  resultProblems: {
    not_csv: (line: number) =>
      `${line}行目が読めません。基幹システムから取り出したままのファイルを選んでください。何も読み込んでいません。`,
    other_columns: () =>
      '列の並びがこの引き渡しファイルと違います。別のファイルでないか確かめてください。何も読み込んでいません。',
    twice: (line: number) => `${line}行目の受付番号が2回出ています。何も読み込んでいません。`,
    no_file: () => '結果のファイルを選んでください。',
  },
  checkProblems: {
    own_entry: '自分で入力したものは、自分では確認できません。ほかの職員が確認します。',
    not_entered: '先に「入力した」を押してください。',
    no_result: '先に基幹システムの結果を読み込んでください。',
    missing: '結果のファイルにこの受付番号がありません。基幹システムに入っているか確かめてください。',
    differs: '渡した内容と違います。基幹システムで直し、結果をもう一度読み込んでください。',
  },
  reconciliation: {
    title: '突き合わせの一覧',
    lede: '渡したものと、基幹システムから返ったものの違いです。違いがなくなるまで、受付は終わりません。',
    all: '突き合わせ（すべて）',
    differences: '突き合わせ（違いだけ）',
    extra: '基幹にあって、渡していないもの',
    extraHint: '受付番号の打ち間違いか、ほかの窓口の入力です。基幹システムの画面で確かめてください。',
    empty: '突き合わせの済んでいないものはありません。',
  },
} as const
