import type { PortalStatus } from '../../domain/portal/status.ts'
import type { PortalItemState, PortalProblem } from '../../store/portal/items.ts'

export const itemStateLabels: Record<PortalItemState, string> = {
  listed: '取得待ち',
  quarantined: '取り込めない（もう一度試す）',
  person_unknown: '本人が分からない',
  incomplete: '入力の続きが要る',
  imported: '受付済み',
}

export const itemProblems: Record<PortalProblem, string> = {
  not_fetched: 'マイナポータルから取り出せませんでした。自動でもう一度試します。',
  unreadable: '届いた形が決まりと違い、読めません。自動でもう一度試します。続くときはシステム担当に知らせてください。',
  form_unknown: 'この様式の対応表がありません。対応表を足すと、自動で取り込みます。',
  bad_attachment: '受け取れない添付があります。申請者に出し直しを頼んでください。',
  nobody: '4情報に一致する人がいません。人を探して結び付けてください。',
  several: '4情報に一致する人が複数います。人を確かめて結び付けてください。',
  incomplete: '読み取れない項目があります。受付の画面で続きを入れてください。',
  failed: '取り込みの途中で止まりました。何も残していません。自動でもう一度試します。',
}

export const statusLabels: Record<PortalStatus, string> = {
  arrived: '到達確認',
  processing: '処理中',
  correction: '要補正',
  completed: '完了',
  refused: '却下',
  withdrawn: '取下げ',
}

export const statusProblems: Record<string, string> = {
  unreachable: 'マイナポータルが答えません。自動でもう一度送ります。',
  refused: 'マイナポータルに断られました。システム担当に知らせてください。',
  unreadable: '返事が読めません。自動でもう一度送ります。',
}

export const portal = {
  title: 'マイナポータル',
  lede: 'ぴったりサービスで申請されたものを取り込み、処理状況を返します。',
  lastAnswer: (when: string) => `最後に確かめたのは ${when}`,
  never: 'まだ一度もつながっていません。',
  silent: 'いまマイナポータルが答えません。つながりしだい続けます。ほかの仕事は止まりません。',
  open: '手を入れるもの',
  unsent: '送れていない処理状況',
  imported: '受け付けたもの',
  nothing: 'ありません。',
  columns: {
    number: 'マイナポータルの受付番号',
    form: '様式',
    filedAt: '送信',
    state: '状態',
    problem: 'わけ',
    receipt: '受付番号',
    status: '処理状況',
    tries: '試した回数',
    next: '次に試す',
  },
  item: {
    title: (number: string) => `マイナポータル ${number}`,
    asCame: '届いたまま',
    itemColumn: '項目',
    valueColumn: '内容',
    applicant: '証明書の4情報',
    name: '氏名',
    birthDate: '生年月日',
    address: '住所',
    signed: '署名',
    isSigned: '署名用電子証明書で確認済み',
    notSigned: '署名がありません。本人確認をしてから受け付けてください。',
    attachments: '添付',
    heldBack: (problem: string) => `受け取れませんでした（${problem}）`,
    link: '本人を結び付ける',
    find: '探す',
    words: '人を探す',
    choose: 'この人に結び付ける',
    goOn: '受付の画面で続きを入れる',
    openCase: '申請を開く',
    statuses: '返した処理状況',
    unsent: '未送信',
  },
  fileProblems: {
    empty: '中身が空です',
    too_large: '大きすぎます',
    unsupported_type: '写真でもPDFでもありません',
    heic: 'HEICの写真です',
    unreadable_image: '写真が壊れています',
    infected: 'ウイルスが見つかりました',
  } as Readonly<Record<string, string>>,
} as const
