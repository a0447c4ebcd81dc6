import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payments } from '#modules/payments/index.ts'
import { people } from '#modules/people/index.ts'
import type { HttpEnv } from '#platform/http/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { procedures } from '../../index.ts'

const card = 'カードか支払いの画面が要り、本人のブラウザーでだけできる'
const proof = '直前に本人であることを確かめ直すので、トークンではできない'
const arrival = '開いたことが到達になるので、本人が自分の画面で開く'
const wish = '本人の申出や委任で、申請の歩みではない。署名は本人だけができる'
const account = '口座の番号はプログラムに持たせない。口座は画面で入れる'
const paper = '紙・電話・来庁した人を前にした職員が、見ながら打って見比べる'
const things = '物や現金を、目の前の人に渡すか受け取る'
const screen = '画面の見え方や係の決めごとで、申請を進めない'
const file = '庁内の別の仕組みとのファイルで、庁内の端末で出し入れする'
const find = '人や番号を探すだけで、何も変えない'
const many = 'いちどに多くを行う画面で、APIでは一件ずつ呼ぶ'
const guest = '番号と暗証で開く、トークンのない人の入口'
const practice = '練習で、何も届かない'
const twoPeople = '記録を消すこと・止めることで、案件の歩みではない'
const letter = '戻った封筒を見て書く'
const officers = '団体の役員が、自分の名でする。プログラムは団体のもので、役員ではない'

/** Every deed on the pages of requests: the operation that does the same by API, or why there is none. */
const steps: Readonly<Record<string, { by: string } | { none: string }>> = {
  'POST /procedures/:slug/applications': { by: 'startApplication' },
  'POST /procedures/:slug/guests': { none: guest },
  'POST /guests': { none: guest },
  'POST /applications/:id/fresh-start': { by: 'beginAnew' },
  'POST /applications/:id/questions/:page': { by: 'answerPage' },
  'PUT /applications/:id/questions/:page/unfinished': { by: 'keepUnfinished' },
  'POST /applications/:id/questions/:page/rows/:row': { by: 'answerPage' },
  'PUT /applications/:id/questions/:page/rows/:row/unfinished': { by: 'keepUnfinished' },
  'POST /applications/:id/questions/:page/rows/:row/removal': { by: 'answerPage' },
  'POST /applications/:id/files': { by: 'uploadFile' },
  'POST /applications/:id/confirmation': { by: 'confirmApplication' },
  'POST /applications/:id/reopening': { by: 'reopenApplication' },
  'POST /applications/:id/payment': { none: card },
  'POST /applications/:id/correction': { by: 'answerCorrection' },
  'POST /applications/:id/correction/:correction/groups/:group/rows/:row': { by: 'answerCorrection' },
  'POST /applications/:id/correction/:correction/groups/:group/rows/:row/removal': { by: 'answerCorrection' },
  'POST /applications/:id/correction/:correction/review': { by: 'answerCorrection' },
  'POST /applications/:id/withdrawal': { by: 'withdrawApplication' },
  'POST /applications/:id/inquiries': { by: 'askOffice' },
  'POST /applications/:id/appointment': { by: 'moveAppointment' },
  'POST /applications/:id/account': { none: account },
  'POST /applications/:id/lookups/:lookup/paper': { by: 'sendPaper' },
  'POST /applications/:id/charges/:charge/payment': { none: card },
  'POST /applications/:id/charges/:charge/cancellation': { by: 'declineCharge' },
  'POST /agreements/:id/answer': { by: 'answerAgreement' },
  'POST /agreements/:id/withdrawal': { by: 'withdrawAgreement' },
  'POST /documents/letters/:id': { none: arrival },
  'POST /account/electronic-delivery': { none: wish },
  'POST /account/electronic-delivery/:id/end': { none: wish },

  'POST /staff/cases/:id/assignment': { by: 'takeCase' },
  'POST /staff/cases/:id/take-over': { by: 'takeOverCase' },
  'POST /staff/cases/:id/hand-back': { by: 'handBackCase' },
  'POST /staff/cases/:id/decision': { by: 'proposeDecision' },
  'POST /staff/cases/:id/confirmation': { by: 'confirmDecision' },
  'POST /staff/cases/:id/return': { by: 'returnDecision' },
  'POST /staff/cases/:id/outside-paper': { by: 'recordOutsidePaper' },
  'POST /staff/cases/:id/outside-correction': { none: paper },
  'POST /staff/cases/:id/corrections': { by: 'askForCorrection' },
  'POST /staff/cases/:id/corrections/:correction/removal': { by: 'dropCorrection' },
  'POST /staff/cases/:id/inquiries': { by: 'answerInquiry' },
  'POST /staff/cases/:id/notes': { by: 'writeNote' },
  'POST /staff/cases/:id/advice': { by: 'askAdvice' },
  'POST /staff/cases/:id/advice/:advice/withdrawal': { by: 'withdrawAdvice' },
  'POST /staff/advice/:advice': { by: 'giveAdvice' },
  'POST /staff/cases/:id/acts': { by: 'draftAct' },
  'POST /staff/cases/:id/changes': { by: 'draftChange' },
  'POST /staff/cases/:id/arrival': { by: 'takeArrival' },
  'POST /staff/cases/:id/completion': { by: 'completeCase' },
  'POST /staff/acts/:id/examination': { by: 'examineAct' },
  'POST /staff/acts/:id/decision': { by: 'decideAct' },
  'POST /staff/acts/:id/return': { by: 'returnAct' },
  'POST /staff/acts/:id/undoing': { by: 'undoDecision' },
  'POST /staff/acts/:id/taking-back': { by: 'takeBackAct' },
  'POST /staff/acts/:id/seeing': { by: 'seeAct' },
  'POST /staff/acts/:id/effecting': { by: 'effectAct' },
  'POST /staff/letters/:id/printing': { by: 'printLetter' },
  'POST /staff/letters/:id/posting': { by: 'postLetter' },
  'POST /staff/returns': { none: letter },
  'POST /staff/returns/:id': { none: letter },
  'POST /staff/dispatches/:id/printing': { by: 'printDispatch' },
  'POST /staff/dispatches/:id/posting': { by: 'postDispatch' },
  'POST /staff/dispatches/:id/shelving': { by: 'shelveDispatch' },
  'POST /staff/dispatches/:id/hand-over': { none: things },
  'POST /staff/cases/:id/charges': { by: 'askCharge' },
  'POST /staff/charges/:id/readiness': { by: 'makeChargeReady' },
  'POST /staff/charges/:id/hand-over': { by: 'handCharge' },
  'POST /staff/charges/:id/cancellation': { by: 'cancelCharge' },
  'POST /staff/charges/:id/files': { by: 'addChargeFile' },
  'POST /staff/cases/:id/payouts': { none: account },
  'POST /staff/appointments/:id/arrival': { by: 'markArrived' },
  'POST /staff/appointments/:id/absence': { by: 'markMissed' },
}

/** The rest, by the beginning of the address. */
const reasons: readonly (readonly [start: string, why: string])[] = [
  ['/practice/', practice],
  ['/account/representatives/', wish],
  ['/organisations/', officers],
  ['/staff/receptions', paper],
  ['/staff/portal/', paper],
  ['/staff/core-system/', file],
  ['/staff/tags', things],
  ['/staff/tag-orders/', things],
  ['/staff/shelf/search', find],
  ['/staff/search', find],
  ['/staff/appointments/search', find],
  ['/staff/appointment-slots', screen],
  ['/staff/queue/views', screen],
  ['/staff/queue/labels', screen],
  ['/staff/queue/batches', many],
  ['/staff/letter-texts', screen],
  ['/staff/exports', proof],
  ['/staff/webhooks', screen],
  ['/staff/disposals/', twoPeople],
  ['/staff/holds', twoPeople],
]

let house: TestHouse
const web = new Hono<HttpEnv>()
let operations: string[]
beforeAll(async () => {
  house = await testHouse({ modules: [people, payments, procedures] })
  procedures.routes?.(web, house)
  const { paths } = procedures.openApi?.(house) ?? { paths: {} }
  operations = Object.values(paths as Record<string, Record<string, { operationId: string }>>).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  )
})
afterAll(() => house?.close())

/** Deeds without an operation and without a reason. */
const left = (deeds: readonly string[], known: Readonly<Record<string, unknown>> = steps): string[] =>
  deeds.filter((deed) => !(deed in known) && !reasons.some(([start]) => deed.split(' ')[1]?.startsWith(start)))

const deeds = () => [
  ...new Set(
    web.routes.filter(({ method }) => method !== 'GET' && method !== 'ALL').map((one) => `${one.method} ${one.path}`),
  ),
]

test('画面でできる歩みは、どれもAPIでできるか、できない理由が書いてある', () => {
  expect(deeds().length).toBeGreaterThan(100)
  expect(left(deeds())).toEqual([])
})

test('表の行は、どれも画面にあり、指す先はどれもAPIにある', () => {
  const gone = Object.keys(steps).filter((deed) => !deeds().includes(deed))
  const idle = reasons.filter(([start]) => !deeds().some((deed) => deed.split(' ')[1]?.startsWith(start)))
  expect([gone, idle]).toEqual([[], []])
  const named = Object.values(steps).flatMap((step) => ('by' in step ? [step.by] : []))
  expect(named.filter((id) => !operations.includes(id))).toEqual([])
})

test('わざと外した歩みは見つかる', () => {
  expect(left(['POST /applications/:id/confirmation'], {})).toEqual(['POST /applications/:id/confirmation'])
})
