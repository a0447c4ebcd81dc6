import {
  Button,
  type Content,
  DataTable,
  EmptyState,
  Form,
  Hidden,
  Link,
  Meta,
  Notice,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import type { Candidate } from '../../actions/reception/find-people.ts'
import type { Channel } from '../../domain/definition/kinds.ts'
import { reception } from '../../text/intake/reception.ts'

type FindProps = {
  procedures: readonly { value: string; label: string }[]
  typed: { procedure: string; channel: string; words: string }
  found: readonly Candidate[] | undefined
  hasMore: boolean
  /** May keep somebody who is not on the register. */
  mayRegister: boolean
}

const t = reception.find
const channelsHere = ['counter', 'post', 'phone'] as const satisfies readonly Exclude<Channel, 'web'>[]

/** Which procedure, by which way, for whom. */
export const FindPage = ({ procedures, typed, found, hasMore, mayRegister }: FindProps) => (
  <>
    <Form action="/staff/receptions/search" class="filters">
      <Select name="procedure" label={t.procedure} options={procedures} value={typed.procedure} />
      <Select
        name="channel"
        label={t.channel}
        options={channelsHere.map((value) => ({ value, label: reception.channels[value] }))}
        value={typed.channel}
      />
      <TextField name="words" label={t.words} type="search" value={typed.words} />
      <Button small>{t.button}</Button>
    </Form>
    <Meta>{t.wordsHint}</Meta>
    {found ? (
      <Candidates
        found={found}
        hasMore={hasMore}
        act={(candidate) => (
          <Form action="/staff/receptions">
            <input type="hidden" name="procedure" value={typed.procedure} />
            <input type="hidden" name="channel" value={typed.channel} />
            <input type="hidden" name="person" value={candidate.personId} />
            <Button variant="secondary" small>
              {t.choose}
              <Hidden>：{whoOf(candidate)}</Hidden>
            </Button>
          </Form>
        )}
      />
    ) : (
      <p>{t.choosePerson}</p>
    )}
    <p>
      {t.outside} {mayRegister ? <Link href="/staff/people/new">{t.outsideLink}</Link> : t.outsideByOthers}
    </p>
  </>
)

/** Tells the buttons of namesakes apart for who does not see the row. */
export const whoOf = ({ name, birth, address }: Candidate): string => [name, birth, address].filter(Boolean).join('　')

/** People who fit the words, each with what can be done with them. */
export const Candidates = ({
  found,
  hasMore,
  act,
}: {
  found: readonly Candidate[]
  hasMore: boolean
  act: (candidate: Candidate) => Content
}) => (
  <>
    {hasMore && <Notice>{t.tooMany}</Notice>}
    <DataTable
      caption={t.words}
      columns={[
        { label: t.columns.name, heading: true },
        { label: t.columns.kana },
        { label: t.columns.birthDate },
        { label: t.columns.address },
        { label: t.columns.act },
      ]}
      rows={found.map((candidate) => ({
        cells: [candidate.name, candidate.kana, candidate.birth, candidate.address, act(candidate)],
      }))}
      empty={<EmptyState title={t.nobody} />}
    />
  </>
)
