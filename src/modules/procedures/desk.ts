import { parseId } from '#platform/ids/index.ts'
import type { Module } from '#platform/module/index.ts'
import { resumeDecided } from './actions/acts/consequences.ts'
import { moveLastDays } from './actions/desk/after-outages.ts'
import { sendCaseLetter } from './actions/desk/case-letter.ts'
import { endOverdueCorrections, nextOverdueCorrection } from './actions/desk/overdue-corrections.ts'
import { renderPaper } from './actions/desk/render-paper.ts'
import { resumeIssuing } from './actions/desk/start-issuing.ts'
import { handOver, nextHandOver } from './actions/hand-over.ts'
import { casePolicy } from './desk-policies.ts'
import { deskPermissions } from './domain/desk/case-rights.ts'
import { officesWith, sendsPaper } from './offices-with.ts'
import { deskApi, deskOpenApi } from './routes/desk/api.ts'
import { deskStepsApi, deskStepsOpenApi } from './routes/desk/steps-api.ts'
import { casePaperRoutes } from './routes/desk/case-papers.ts'
import { caseRoutes } from './routes/desk/cases.tsx'
import { correctionDeskRoutes } from './routes/desk/corrections.tsx'
import { dispatchRoutes } from './routes/desk/dispatches.tsx'
import { outsideRoutes } from './routes/desk/outside.tsx'
import { handOverRoutes } from './routes/desk/hand-overs.tsx'
import { unconfirmedRoutes } from './unconfirmed/routes.tsx'
import { verificationRoutes } from './routes/verification.tsx'
import { openWork } from './store/hand-over.ts'
import { applicationPaidFor, chargePaidFor } from './store/paid-for.ts'
import { lockCase } from './store/desk/cases.ts'
import { desk as words } from './text/desk.ts'
import { queue as queueTexts } from './queue/text.ts'
import { verificationTexts } from './text/verification.ts'

const inEvery = (text: string) => ({ ja: text, easy: text, en: text })

/** The staff's half of the module: queue, case, decisions, paper, shelf, verification. */
export const desk: Partial<Module> = {
  navigation: (house) => [
    {
      audience: 'staff',
      href: '/staff',
      label: inEvery(queueTexts.title),
      permission: deskPermissions.read,
      order: 10,
    },
    {
      audience: 'staff',
      href: '/staff/print-queue',
      label: inEvery(words.print.title),
      permission: deskPermissions.dispatch,
      offices: officesWith(house, sendsPaper),
      order: 20,
    },
    {
      audience: 'staff',
      href: '/staff/shelf',
      label: inEvery(words.shelf.title),
      permission: deskPermissions.dispatch,
      offices: officesWith(house, ({ kind }) => kind === 'certificate-request'),
      order: 30,
    },
    {
      audience: 'staff',
      href: '/staff/hand-overs',
      label: inEvery(words.handOvers.title),
      permission: deskPermissions.handOvers,
      order: 97,
    },
    {
      audience: 'resident',
      href: '/certificates/verification',
      label: {
        ja: verificationTexts('ja').title,
        easy: verificationTexts('easy').title,
        en: verificationTexts('en').title,
      },
      keywords: ['証明書', '本物', '確認番号', '偽造', 'verify', 'genuine', 'certificate'],
      order: 90,
    },
  ],
  routes: (app, house) => {
    caseRoutes(app, house)
    casePaperRoutes(app, house)
    correctionDeskRoutes(app, house)
    dispatchRoutes(app, house)
    outsideRoutes(app, house)
    handOverRoutes(app, house)
    verificationRoutes(app, house)
    unconfirmedRoutes(app, house)
  },
  openWork,
  paidFor: {
    'procedures.application': {
      offices: (house) => officesWith(house, ({ fees }) => fees.length > 0),
      isOwn: (staff) => applicationPaidFor(casePolicy.scope(staff)),
    },
    'procedures.charge': {
      offices: (house) => officesWith(house, ({ charges = [] }) => charges.length > 0),
      isOwn: (staff) => chargePaidFor(casePolicy.scope(staff)),
    },
  },
  api: (app, house) => {
    deskApi(app, house)
    deskStepsApi(app, house)
  },
  openApi: (house) => {
    const whole = deskOpenApi()
    return { ...whole, paths: { ...whole.paths, ...deskStepsOpenApi(house).paths } }
  },
  tasks: {
    'procedures.render': renderPaper,
    'procedures.case-letter': sendCaseLetter,
    // queued by a program of before
    'procedures.refusal-letter': sendCaseLetter,
  },
  sweeps: {
    'procedures.last-days': moveLastDays,
    'procedures.overdue-corrections': endOverdueCorrections,
    'procedures.hand-over': handOver,
  },
  nextDue: async (tx, now) => {
    const dues = [await nextOverdueCorrection(tx, now), await nextHandOver(tx, now)]
    return dues.filter((due) => due !== undefined).sort((a, b) => Temporal.Instant.compare(a.at, b.at))[0]
  },
  consumers: {
    'payments.authorised': resumeAfterPayment,
    'payments.captured': resumeAfterPayment,
  },
  permissions: {
    [deskPermissions.read]: {
      label: '申請を見る',
      roles: ['clerk', 'checker', 'manager', 'contractor'],
      cases: true,
    },
    [deskPermissions.handle]: { label: '申請を審査する', roles: ['clerk', 'checker', 'manager'], decides: true },
    [deskPermissions.confirm]: {
      label: '二人目として確認し、決定する',
      roles: ['checker', 'manager'],
      decides: true,
    },
    [deskPermissions.dispatch]: {
      label: '印刷・発送・手渡しをする',
      roles: ['clerk', 'checker', 'manager', 'contractor'],
      cases: true,
    },
    [deskPermissions.handOvers]: { label: '引き継ぎ先のない事案の数を見る', roles: ['manager', 'administrator'] },
  },
}

async function resumeAfterPayment(
  ...[tx, event, house]: Parameters<NonNullable<Module['consumers']>[string]>
): Promise<void> {
  if (event.subjectKind !== 'procedures.application') return
  const id = parseId<'application'>(event.subjectId)
  const row = id && (await lockCase(tx, id))
  if (row?.kind === 'application') await resumeDecided(tx, house, row)
  else if (row) await resumeIssuing(tx, house, row)
}
