import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors/index.ts'
import { type HttpEnv, InvalidFields, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { acceptCase, completeCase, declineCase, lapseCase } from '../../actions/acts/arrival.ts'
import {
  decideAct,
  type Done,
  examineAct,
  returnAct,
  seeAfterwards,
  takeBackAct,
  undoDecision,
} from '../../actions/acts/decide-act.ts'
import { draftAct, type Drafted } from '../../actions/acts/draft-act.ts'
import { effectAct } from '../../actions/acts/effect-act.ts'
import { printLetter, postLetter } from '../../actions/acts/post-letter.ts'
import { openAct } from '../../actions/acts/read-act.ts'
import { caseView } from '../../actions/desk/case-view.ts'
import { openCase } from '../../actions/desk/open-case.ts'
import type { ActId } from '../../domain/acts/act.ts'
import { deskPermissions, statedReasons } from '../../domain/desk/case-rights.ts'
import { apiArrival, apiChange, apiComment, apiDraft, apiNote, draftFlaws, draftOf } from '../../forms/acts-api.ts'
import type { Act } from '../../store/acts/acts.ts'
import { deliveriesOfCase } from '../../store/acts/deliveries.ts'
import { idIn, nothing, orConflict, staffDeed } from '../api/deeds.ts'

const { read, handle, confirm, dispatch } = deskPermissions

/** 起案 to 施行 and what is taken on arrival, for programs: the same people, the same line, the same frozen letter. */
export function actsApi(app: Hono<HttpEnv>, house: House): void {
  draftingApi(app, house)
  lineApi(app, house)
  arrivalApi(app, house)
  for (const [path, deed] of Object.entries({ printing: printLetter, posting: postLetter })) {
    staffDeed(app, house, { path: `/staff/letters/:id/${path}` }, dispatch, nothing, async (tx, staff, _, c) => {
      await deed(tx, house, staff, idIn<'delivery'>(c))
      return { done: true }
    })
  }
}

function draftingApi(app: Hono<HttpEnv>, house: House): void {
  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/acts', status: 201 },
    handle,
    apiDraft,
    async (tx, staff, sent, c) => {
      const id = idIn<'application'>(c)
      const opened = await openCase(tx, staff, id)
      if (opened.kind !== 'open') throw new NotFound('case')
      const view = await caseView(tx, house, opened.row, [])
      if (view.checks.some((check) => !check.ok) && !sent.seen) throw new Invalid('checks_unseen', undefined, 422)
      return draftedBody(await draftAct(tx, house, staff, id, draftOf(view.definition, sent)), sent.outcome)
    },
  )

  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/changes', status: 201 },
    handle,
    apiChange,
    async (tx, staff, { draft, target }, c) =>
      draftedBody(await draftAct(tx, house, staff, idIn<'application'>(c), draft, target), draft.kind),
  )
}

function draftedBody(drafted: Drafted, outcome: string): { act: ActId } {
  if (drafted.ok) return { act: drafted.actId }
  if ('problems' in drafted) throw new InvalidFields(draftFlaws(drafted.problems, outcome))
  if (drafted.reason === 'missing_glyphs') throw new Invalid('missing_glyphs', undefined, 422)
  if (drafted.reason === 'guarded_number') throw new Invalid('text_guarded', undefined, 422)
  throw new Conflict(drafted.reason)
}

type Deed<Sent> = (tx: Tx, house: House, staff: Staff, id: ActId, sent: Sent) => Promise<Done>

function lineApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/acts/:id', async (c) => {
    const staff = requireStaff(c, read)
    const stated = statedReasons.find((one) => one === c.req.query('reason'))
    return c.json(
      await house.db.transact(async (tx) => {
        const { act } = await openAct(tx, house, staff, idIn<'act'>(c), stated)
        return actBody(tx, act)
      }),
    )
  })

  const deed = <Schema extends z.ZodType>(
    path: string,
    permission: string,
    schema: Schema,
    work: Deed<z.output<Schema>>,
  ) =>
    staffDeed(app, house, { path: `/staff/acts/:id/${path}` }, permission, schema, async (tx, staff, sent, c) => {
      const id = idIn<'act'>(c)
      orConflict(await work(tx, house, staff, id, sent))
      return { act: id }
    })
  deed('examination', confirm, apiComment, (tx, _, staff, id, { comment }) => examineAct(tx, house, staff, id, comment))
  deed('decision', confirm, apiComment, (tx, _, staff, id, { comment }) => decideAct(tx, house, staff, id, comment))
  deed('return', confirm, apiNote, (tx, _, staff, id, { note }) => returnAct(tx, house, staff, id, note))
  deed('undoing', confirm, apiNote, (tx, _, staff, id, { note }) => undoDecision(tx, house, staff, id, note))
  deed('taking-back', handle, nothing, takeBackAct)
  deed('seeing', confirm, nothing, seeAfterwards)

  // What holds it up is kept, so this one is answered, not thrown.
  staffDeed(app, house, { path: '/staff/acts/:id/effecting' }, dispatch, nothing, async (tx, staff, _, c) => {
    const id = idIn<'act'>(c)
    const effected = await effectAct(tx, house, staff, id)
    if (!effected.ok && effected.reason === 'not_now') throw new Conflict('not_now')
    return { act: id, effected: effected.ok, because: effected.ok ? null : effected.reason }
  })
}

async function actBody(tx: Tx, act: Act) {
  const deliveries = (await deliveriesOfCase(tx, act.applicationId)).filter(({ actId }) => actId === act.id)
  return {
    act: act.id,
    case: act.applicationId,
    kind: act.kind,
    outcome: act.outcome,
    state: act.state,
    ground: act.ground,
    reason: act.reason,
    letter: act.letter,
    documentNumber: act.documentNumber,
    datedOn: act.datedOn?.toString() ?? null,
    heldFor: act.heldFor,
    letters: deliveries.map(({ id, way, state }) => ({ id, way, state })),
  }
}

function arrivalApi(app: Hono<HttpEnv>, house: House): void {
  staffDeed(
    app,
    house,
    { path: '/staff/cases/:id/arrival' },
    handle,
    apiArrival,
    async (tx, staff, { outcome, reason }, c) => {
      const id = idIn<'application'>(c)
      if (outcome === 'accept') await acceptCase(tx, house, staff, id)
      else if (outcome === 'decline') await declineCase(tx, house, staff, id, reason)
      else if (!(await lapseCase(tx, house, staff, id, reason)).ok) throw new Conflict('never_asked')
      return { state: ({ accept: 'accepted', decline: 'declined', lapse: 'lapsed' } as const)[outcome] }
    },
  )
  staffDeed(app, house, { path: '/staff/cases/:id/completion' }, handle, nothing, async (tx, staff, _, c) => {
    await completeCase(tx, house, staff, idIn<'application'>(c))
    return { state: 'completed' }
  })
}
