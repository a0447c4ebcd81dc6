import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readCursor, requireStaff, writeCursor } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { beginMeasuring } from '../measure.ts'
import { searchPath, synonymsPath } from '../pages/paths.ts'
import { RuleForm } from '../pages/rule-form.tsx'
import { SynonymPage } from '../pages/synonym-page.tsx'
import { SynonymsPage } from '../pages/synonyms-page.tsx'
import { may, maySteer, requireSteering } from '../permissions.ts'
import { listSynonyms, pageOfSynonyms, synonymHistory, type SynonymVersion } from '../store/synonyms.ts'
import { steeringTexts } from '../text/staff.ts'

const t = steeringTexts.synonyms

export const crumbs = [{ label: steeringTexts.menu, href: searchPath }]
export const synonymCrumbs = [...crumbs, { label: t.title, href: synonymsPath }]

export function synonymRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(synonymsPath, (c) => list(c, house))

  app.get(`${synonymsPath}/new`, async (c) => {
    await requireSteering(c, house)
    beginMeasuring(house)
    const typed = { kind: c.req.query('kind') ?? 'same', words: (c.req.query('words') ?? '').slice(0, 1000) }
    return staffPage(
      c,
      house,
      { title: t.addTitle, current: searchPath, crumbs: synonymCrumbs },
      <RuleForm typed={typed} />,
    )
  })
}

/** After the routes whose last part is a word. */
export function oneSynonymRoute(app: Hono<HttpEnv>, house: House): void {
  app.get(`${synonymsPath}/:id`, async (c) => {
    const staff = requireStaff(c, may.read)
    const id = parseId<'synonym'>(c.req.param('id'))
    const props = await house.db.read(async (tx) => {
      const history = id ? await synonymHistory(tx, id) : []
      return { history, names: await namesOf(tx, history), mayChange: await maySteer(tx, house, staff) }
    })
    const [latest] = props.history
    if (!latest) throw new NotFound('synonym')
    if (props.mayChange) beginMeasuring(house)
    return staffPage(
      c,
      house,
      { title: t.title, heading: latest.words.join('、'), current: searchPath, crumbs: synonymCrumbs },
      <SynonymPage {...props} typed={typedOf(latest)} />,
    )
  })
}

async function list(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const word = (c.req.query('word') ?? '').slice(0, 40).trim()
  const state = c.req.query('state') === 'ended' ? 'ended' : 'standing'
  const [decidedAt, id] = readCursor(house, 'search.synonyms', c.req.query('after')) ?? []
  const before = typeof decidedAt === 'string' && typeof id === 'string' ? { decidedAt, id } : undefined
  const { found, names, mayChange } = await house.db.read(async (tx) => {
    const rules = await listSynonyms(tx, { ...(word !== '' && { word }), state }, before)
    return { found: rules, names: await namesOf(tx, rules), mayChange: await maySteer(tx, house, staff) }
  })
  const rules = found.slice(0, pageOfSynonyms)
  const last = found.length > pageOfSynonyms ? rules.at(-1) : undefined
  const after = last && writeCursor(house, 'search.synonyms', [last.decidedAt.toString(), last.id])
  const next = after && new URLSearchParams({ ...(word !== '' && { word }), state, after })
  const done = c.req.query('done')
  return staffPage(
    c,
    house,
    { title: t.title, current: searchPath, crumbs },
    <SynonymsPage
      {...{ rules, names, word, state, mayChange }}
      nextHref={next && `${synonymsPath}?${next}`}
      done={done === 'saved' || done === 'ended' ? done : undefined}
    />,
  )
}

const namesOf = async (tx: Parameters<typeof staffNames>[0], rules: readonly SynonymVersion[]) =>
  staffNames(
    tx,
    rules.flatMap(({ decidedBy }) => decidedBy ?? []),
  )

export const typedOf = ({ kind, words, leadsTo }: Pick<SynonymVersion, 'kind' | 'words' | 'leadsTo'>) => ({
  kind,
  words: words.join('\n'),
  leadsTo: leadsTo.join('\n'),
})
