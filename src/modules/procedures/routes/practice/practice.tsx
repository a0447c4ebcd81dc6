import type { Hono } from 'hono'
import { clientAddress, type Ctx, type HttpEnv, limitRate, seeOther } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { wardCalendar } from '#platform/time/index.ts'
import { courseOf } from '../../domain/course/course.ts'
import { inHandBy, officeDueOn } from '../../domain/course/due.ts'
import { deliveryAsked } from '../../domain/definition/definition.ts'
import { isComplete, type Case } from '../../actions/load-case.ts'
import { timesChosen } from '../../actions/references.ts'
import { practicePage } from '../../pages/practice/frame.tsx'
import { PracticeEnd, PracticeList, PracticeStart, StandIn } from '../../pages/practice/pages.tsx'
import { courseSteps } from '../../pages/resident/timeline.tsx'
import { money } from '../../pages/resident/words.ts'
import { practiceHousehold } from '../../practice/household.ts'
import { beginRun, type PracticeStep, writeRun } from '../../practice/runs.ts'
import { currentRevisions } from '../../store/revisions.ts'
import { say } from '../../text/index.ts'
import { practiceTexts } from '../../text/practice/index.ts'
import { nextPage, showCheck } from '../check.tsx'
import { giveToken, lockPractising, practising, slugOf, toPractise, toStart } from './practising.ts'

// A class of forty at one address may begin at once.
const perMinute = 120

/** The way around the questions: begin, check, and what stands for card, payment and the office. */
export function practiceRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/practice', async (c) => {
    const lang = c.get('lang')
    const revisions = practiceHousehold(house) ? await house.db.read(currentRevisions) : []
    const page = <PracticeList lang={lang} definitions={revisions.map(({ definition }) => definition)} />
    return practicePage(c, house, { title: practiceTexts(lang).title, crumbs: [] }, page)
  })

  app.get('/practice/:slug', async (c) => {
    const lang = c.get('lang')
    const { revision, open } = await house.db.read(async (tx) => ({
      revision: await toPractise(tx, house, slugOf(c)),
      open: await practising(tx, c, house),
    }))
    const who = practiceHousehold(house)?.who[lang] ?? ''
    const next = open && open.run.step !== 'ended' ? pathOfStep(open.found, open.run.step) : undefined
    const crumbs = [{ href: '/practice', label: practiceTexts(lang).title }]
    const page = <PracticeStart lang={lang} definition={revision.definition} who={who} next={next} />
    return practicePage(c, house, { title: say(revision.definition.name, lang), crumbs }, page)
  })

  app.post('/practice/:slug/runs', async (c) => {
    await limitRate(house, { scope: 'procedures.practice', key: clientAddress(c, house.config), perMinute })
    const token = giveToken(c, house)
    await house.db.transact(async (tx) => {
      await beginRun(tx, token, await toPractise(tx, house, slugOf(c)), house.clock.now())
    })
    return seeOther(c, `/practice/${slugOf(c)}/questions`)
  })

  app.get('/practice/:slug/questions', async (c) => {
    const open = await house.db.read((tx) => practising(tx, c, house))
    return open ? seeOther(c, pathOfStep(open.found, open.run.step)) : toStart(c)
  })

  app.get('/practice/:slug/check', async (c) => {
    const open = await house.db.read((tx) => practising(tx, c, house))
    return open ? showCheck(c, house, open.found, undefined, practicePage) : toStart(c)
  })

  app.post('/practice/:slug/confirmation', (c) => step(c, house, ['answering'], afterCheck))
  app.get('/practice/:slug/signature', (c) => standIn(c, house, 'signing'))
  app.post('/practice/:slug/signature', (c) => step(c, house, ['signing'], afterSignature))
  app.get('/practice/:slug/payment', (c) => standIn(c, house, 'paying'))
  app.post('/practice/:slug/payment', (c) => step(c, house, ['paying'], () => 'ended'))

  app.get('/practice/:slug/end', async (c) => {
    const lang = c.get('lang')
    const open = await house.db.read((tx) => practising(tx, c, house))
    if (open?.run.step !== 'ended') return toStart(c)
    const { found } = open
    const page = <PracticeEnd lang={lang} definition={found.definition} steps={stepsToCome(house, c, found)} />
    return practicePage(c, house, { title: practiceTexts(lang).end.title }, page)
  })
}

const afterCheck = ({ definition, fee }: Case): PracticeStep =>
  definition.signature ? 'signing' : fee.total > 0 ? 'paying' : 'ended'

const afterSignature = ({ fee }: Case): PracticeStep => (fee.total > 0 ? 'paying' : 'ended')

/** Goes on by one step. At the end everything typed is taken out. */
async function step(
  c: Ctx,
  house: House,
  from: readonly PracticeStep[],
  next: (found: Case) => PracticeStep,
): Promise<Response> {
  const open = await house.db.transact(async (tx) => {
    const before = await lockPractising(tx, c, house)
    if (!before) return undefined
    const { run, found } = before
    if (!from.includes(run.step) || !isComplete(found)) return before
    const to = next(found)
    await writeRun(tx, run.id, { answers: to === 'ended' ? {} : run.answers, step: to })
    return { run: { ...run, step: to }, found }
  })
  return open ? seeOther(c, pathOfStep(open.found, open.run.step)) : toStart(c)
}

function pathOfStep(found: Case, at: PracticeStep): string {
  switch (at) {
    case 'answering':
      return isComplete(found) ? `${found.place}/check` : nextPage(found)
    case 'signing':
      return `${found.place}/signature`
    case 'paying':
      return `${found.place}/payment`
    case 'ended':
      return `${found.place}/end`
  }
}

async function standIn(c: Ctx, house: House, at: 'signing' | 'paying'): Promise<Response> {
  const open = await house.db.read((tx) => practising(tx, c, house))
  if (!open) return toStart(c)
  if (open.run.step !== at) return seeOther(c, pathOfStep(open.found, open.run.step))
  const lang = c.get('lang')
  const { sign, pay } = practiceTexts(lang)
  const { place, fee } = open.found
  const page =
    at === 'signing' ? (
      <StandIn {...sign} action={`${place}/signature`} />
    ) : (
      <StandIn {...pay} real={pay.real(money(lang, fee.total))} action={`${place}/payment`} />
    )
  return practicePage(c, house, { title: at === 'signing' ? sign.title : pay.title }, page)
}

/** What would happen from here, with the days as if it had been filed now. */
function stepsToCome(house: House, c: Ctx, found: Case) {
  const { definition, way } = found
  const today = house.clock.today()
  const calendar = wardCalendar(house.profile)
  const delivery = deliveryAsked(definition, way.answers)
  const dueOn = officeDueOn(definition, today, calendar)
  const promised = definition.kind === 'certificate-request' ? inHandBy(definition, dueOn, delivery, calendar) : dueOn
  const [visit] = timesChosen(definition, way.answers)
  const steps = courseOf({
    kind: definition.kind,
    state: 'submitted',
    delivery,
    isOut: false,
    isPaid: false,
    moments: new Map([['submitted', house.clock.now()]]),
    dueOn,
    inHandBy: promised,
    today,
    visitAt: visit && found.referred.times.get(visit.slotId)?.startsAt,
  })
  return courseSteps(steps, { lang: c.get('lang'), found, inHandBy: promised })
}
