import type { Hono } from 'hono'
import { Conflict, NotFound } from '#platform/errors/index.ts'
import { type Ctx, type FieldError, field, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { hmac } from '#platform/http/keys.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { z } from 'zod'
import { addSynonym, changeSynonym } from '../actions/synonyms.ts'
import { asSynonym, problemsOf, type Rule, wordsIn } from '../domain/rule.ts'
import { measureEffect } from '../measure.ts'
import { EffectPage } from '../pages/effect-page.tsx'
import { effectPath, searchPath, synonymsPath } from '../pages/paths.ts'
import { RuleForm } from '../pages/rule-form.tsx'
import { requireSteering } from '../permissions.ts'
import { standingSynonyms, type SynonymId, synonymHistory, type SynonymVersion } from '../store/synonyms.ts'
import { steeringTexts } from '../text/staff.ts'
import { synonymCrumbs, typedOf } from './synonyms.tsx'

const t = steeringTexts.synonyms

/** What somebody wants of the list: a new rule, other words of one, or its end. */
type Wish = { rule: Rule; latest: SynonymVersion | undefined; version: number; ends: boolean }

type Typed = { kind: string; words: string; leadsTo: string; id: string; version: string; ends: string }

const text = z.string().max(2000).default('')
const savedForm = z.object({
  ...{ kind: text, words: text, leadsTo: text, id: text, version: text, ends: text, proof: text },
  reason: field.text(400),
})

/** Measures a change of the list, and saves it once its effect was seen. */
export function effectRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(effectPath, async (c) => {
    await requireSteering(c, house)
    const typed = text.parse
    const query = (name: keyof Typed) => typed((c.req.query(name) ?? '').slice(0, 2000).replace(/\r\n?/g, '\n'))
    return showEffect(c, house, {
      ...{ kind: query('kind'), words: query('words'), leadsTo: query('leadsTo') },
      ...{ id: query('id'), version: query('version'), ends: query('ends') },
    })
  })

  app.post(synonymsPath, async (c) => {
    const staff = await requireSteering(c, house)
    const form = await readForm(c, savedForm)
    const typed = {
      ...blank,
      ...Object.fromEntries(Object.entries(form.raw).filter(([, one]) => typeof one === 'string')),
    }
    if (!form.ok) return showEffect(c, house, typed, form.errors)
    const wish = await wishOf(house, typed)
    if (form.value.proof !== proofOf(house, wish) || problemsIn(wish).length > 0)
      return showEffect(c, house, typed, [{ field: '', message: t.measureFirst }])
    const { rule, latest, version, ends } = wish
    const { reason } = form.value
    const done = await submitOnce(c, house, { form: 'search.synonym' }, async (tx) => {
      const decided = latest
        ? await changeSynonym(tx, house, staff, { id: latest.id, version, reason, ...(!ends && { rule }) })
        : await addSynonym(tx, house, staff, { rule, reason })
      if (!decided.ok) return { errors: [{ field: '', message: t.changedMeanwhile }] }
      return { location: `${synonymsPath}?done=${ends ? 'ended' : 'saved'}` }
    })
    return done.ok ? done.response : showEffect(c, house, typed, done.errors)
  })
}

const blank = { kind: '', words: '', leadsTo: '', id: '', version: '', ends: '', reason: '' }

async function wishOf(house: House, typed: Typed): Promise<Wish> {
  const id = typed.id === '' ? undefined : parseId<'synonym'>(typed.id)
  if (typed.id !== '' && !id) throw new NotFound('synonym')
  const latest = id && (await house.db.read((tx) => latestOf(tx, id)))
  if (latest?.isEnded) throw new Conflict('synonym_ended')
  const ends = typed.ends === 'yes' && latest !== undefined
  const kind = typed.kind === 'leads' ? 'leads' : 'same'
  const rule: Rule =
    ends && latest
      ? { kind: latest.kind, words: latest.words, leadsTo: latest.leadsTo }
      : { kind, words: wordsIn(typed.words), leadsTo: kind === 'leads' ? wordsIn(typed.leadsTo) : [] }
  return { rule, latest, ends, version: Number(typed.version) || 0 }
}

async function latestOf(tx: Parameters<typeof synonymHistory>[0], id: SynonymId): Promise<SynonymVersion> {
  const [latest] = await synonymHistory(tx, id)
  if (!latest) throw new NotFound('synonym')
  return latest
}

function problemsIn({ rule, latest, version, ends }: Wish): FieldError[] {
  // What was typed was typed over other words than those that stand now.
  if (latest && latest.version !== version) return [{ field: 'words', message: t.changedMeanwhile }]
  if (ends) return []
  return problemsOf(rule).map(({ field: name, problem }) => ({ field: name, message: t.problems[problem] }))
}

async function showEffect(
  c: Ctx,
  house: House,
  typed: Typed & { reason?: string },
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const wish = await wishOf(house, typed)
  const { rule, latest, ends } = wish
  const about = latest && { id: latest.id, version: latest.version }
  const problems = problemsIn(wish)
  if (problems.length > 0) {
    const title = latest ? t.changeTitle : t.addTitle
    return staffPage(
      c,
      house,
      { title, current: searchPath, crumbs: synonymCrumbs, errors: problems },
      <RuleForm typed={ends ? typedOf(rule) : typed} {...(about && { about })} />,
    )
  }
  const standing = await house.db.read(standingSynonyms)
  const others = standing.filter(({ id }) => id !== latest?.id)
  const effect = await measureEffect(house, [...others, ...(ends ? [] : [rule])].map(asSynonym))
  const back = latest ? `${synonymsPath}/${latest.id}` : `${synonymsPath}/new?${new URLSearchParams(typedOf(rule))}`
  return staffPage(
    c,
    house,
    { title: ends ? t.endAsk : t.measure, current: searchPath, crumbs: synonymCrumbs, errors },
    <EffectPage
      {...{ rule, about, ends, effect }}
      proof={proofOf(house, wish)}
      reason={typed.reason ?? ''}
      backHref={back}
      againHref={`${effectPath}?${againOf(wish)}`}
    />,
  )
}

const againOf = ({ rule, latest, ends }: Wish): URLSearchParams =>
  new URLSearchParams({
    ...typedOf(rule),
    ...(latest && { id: latest.id, version: String(latest.version) }),
    ...(ends && { ends: 'yes' }),
  })

/** That exactly this change of exactly this version was shown with its effect. */
const proofOf = ({ config }: House, { rule, latest, ends }: Wish): string =>
  hmac(config.secret, 'effect of a synonym', JSON.stringify([rule, latest?.id, latest?.version, ends])).toString(
    'base64url',
  )
