import { Actions, Button, Details, Form, Hidden, Notice, TextField } from '#platform/ui/index.ts'
import type { Candidate } from '../../actions/reception/find-people.ts'
import { reception } from '../../text/intake/reception.ts'
import { Candidates, whoOf } from './find-page.tsx'

export type RightPersonProps = {
  id: string
  mayPropose: boolean
  standing: { by: string; rightName: string; reason: string; isOwn: boolean } | undefined
  search: { words: string; reason: string; found: readonly Candidate[]; hasMore: boolean } | undefined
}

const t = reception.right

/** The way out when a case was typed for the wrong person: one says so, another confirms. */
export const RightPerson = ({ id, mayPropose, standing, search }: RightPersonProps) => {
  if (standing) {
    return (
      <Notice kind="warning">
        <p>{t.proposed(standing.by, standing.rightName)}</p>
        <p>{standing.reason}</p>
        {standing.isOwn ? (
          <p>{t.own}</p>
        ) : (
          <Actions>
            <Form action={`/staff/receptions/${id}/right-person/confirmation`}>
              <Button variant="danger" small>
                {t.confirm}
              </Button>
            </Form>
            <Form action={`/staff/receptions/${id}/right-person/refusal`}>
              <Button variant="secondary" small>
                {t.refuse}
              </Button>
            </Form>
          </Actions>
        )}
      </Notice>
    )
  }
  if (!mayPropose) return null
  return (
    <Details summary={t.title} open={search !== undefined}>
      <p>{t.lede}</p>
      <Form action={`/staff/receptions/${id}/right-person/search`}>
        <TextField name="reason" label={t.reason} value={search?.reason} width="full" />
        <TextField name="words" label={t.find} type="search" value={search?.words} />
        <Button variant="secondary" small>
          {reception.find.button}
        </Button>
      </Form>
      {search && (
        <Candidates
          found={search.found}
          hasMore={search.hasMore}
          act={(candidate) => (
            <Form action={`/staff/receptions/${id}/right-person`}>
              <input type="hidden" name="person" value={candidate.personId} />
              <input type="hidden" name="reason" value={search.reason} />
              <Button variant="secondary" small>
                {t.propose}
                <Hidden>：{whoOf(candidate)}</Hidden>
              </Button>
            </Form>
          )}
        />
      )}
    </Details>
  )
}
