import type { Resident } from '#platform/auth/actor.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { AgendaItem, House, NavigationItem } from '#platform/module/index.ts'
import { formatDate, formatDateLong } from '#platform/time/index.ts'
import { NoWrap, Part, SearchBox, Town, usePage } from '#platform/ui/index.ts'
import type { Entry } from '../../reading/store/lists.ts'
import type { Topic } from '../../reading/topics/spoken.ts'
import type { Opening } from '../opening.ts'
import { frontEntries } from '../tasks.ts'
import { pagesTexts } from '../text/index.ts'
import { AgendaPart } from './agenda-part.tsx'
import { clockWords } from './clock-words.ts'
import { EntryList, LinkGrid } from './entry-list.tsx'
import { LifePart, NewPart, TopicsPart } from './published-parts.tsx'
import { WaysPart } from './ways-part.tsx'

type HomeProps = {
  house: House
  entries: readonly NavigationItem[]
  agenda: readonly AgendaItem[]
  resident: Resident | undefined
  today: Temporal.PlainDate
  now: Temporal.Instant
  opening: Opening
  topics: readonly Topic[]
  published: readonly Entry[]
}

export const HomePage = ({ house, entries, agenda, resident, today, now, opening, topics, published }: HomeProps) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).home
  const { tasks, common, others } = frontEntries(entries)
  return (
    <>
      <div class="hero">
        <p class="date">
          <time datetime={today.toString()}>{formatDateLong(today, lang)}</time>
          <OpeningWords opening={opening} />
        </p>
        <h1>
          {t.greeting.map((half, index) => (
            <>
              {index > 0 && lang === 'en' && ' '}
              <NoWrap>{half}</NoWrap>
            </>
          ))}
        </h1>
        <SearchBox examples={examplesOf([...common, ...tasks], lang)} />
        <Town />
      </div>
      <section aria-label={t.tasks}>
        <EntryList entries={[...tasks, consult]} as="tasks" />
      </section>
      {resident?.level === 'verified' ? <AgendaPart name={resident.displayName} agenda={agenda} /> : <FirstSteps />}
      {common.length > 0 && (
        <Part title={t.common}>
          <LinkGrid entries={common} />
        </Part>
      )}
      <LifePart topics={topics} />
      <NewPart published={published} now={now} />
      <TopicsPart topics={topics} />
      {others.length > 0 && (
        <Part title={t.others}>
          <LinkGrid entries={others} />
        </Part>
      )}
      <WaysPart profile={house.profile} opening={opening} />
    </>
  )
}

// What nobody can do on a screen alone.
const consult: NavigationItem = {
  audience: 'resident',
  href: '/help',
  label: inAll('consult'),
  description: inAll('consultNote'),
  drawing: 'people',
  order: 0,
}

function inAll(key: 'consult' | 'consultNote'): Record<Lang, string> {
  return { ja: pagesTexts('ja').home[key], easy: pagesTexts('easy').home[key], en: pagesTexts('en').home[key] }
}

const FirstSteps = () => {
  const t = pagesTexts(usePage().lang).home
  return (
    <Part title={t.first}>
      <ol class="steps-first">
        {t.firstSteps.map(({ title, note }) => (
          <li>
            <div>
              <h3>{title}</h3>
              <p>{note}</p>
            </div>
          </li>
        ))}
      </ol>
    </Part>
  )
}

const OpeningWords = ({ opening }: { opening: Opening }) => {
  const { lang } = usePage()
  const t = pagesTexts(lang).home
  if (opening.state === 'open') return <span>{t.open(clockWords(lang, opening.closes))}</span>
  const opens = clockWords(lang, opening.opens)
  return <span>{opening.state === 'later' ? t.later(opens) : t.closed(formatDate(opening.next, lang), opens)}</span>
}

/** Words that the tasks are known by, such as their reader may write them; taken in turn, so that each task has its own. */
function examplesOf(tasks: readonly NavigationItem[], lang: Lang): readonly string[] {
  const perTask = tasks.map(({ keywords = [] }) => keywords.filter((word) => scripts[lang].test(word)))
  return [0, 1, 2, 3].flatMap((turn) => perTask.flatMap((words) => words[turn] ?? [])).slice(0, 4)
}

const scripts: Record<Lang, RegExp> = { ja: /\p{Script=Han}/u, easy: /^[\u3040-\u30ff]+$/, en: /^[ -~]+$/ }
