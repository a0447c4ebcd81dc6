import { Button, EmptyState, Form } from '#platform/ui/index.ts'
import type { DeclaredWords } from '../declared-words.ts'
import type { Segment } from '../domain/definition.ts'
import { sayPart } from '../explain.ts'
import { staffTexts } from '../text/staff.ts'
import { words as sentences } from '../text/words.ts'

const t = staffTexts.conditions

type ListProps = {
  definition: Segment
  words: DeclaredWords
  /** Where the removal of one is sent; missing: nothing is changed here. */
  removal: string | undefined
}

/** What a definition asks for, list by list. */
export const ConditionList = ({ definition, words, removal }: ListProps) => {
  const lists = (['all', 'any', 'none'] as const).filter((list) => definition[list].length > 0)
  if (lists.length === 0) return <EmptyState title={sentences.nobody} />
  return (
    <>
      {lists.map((list) => (
        <>
          <h3>{t.lists[list]}</h3>
          <ul class="lines">
            {definition[list].map((part) => (
              <li>
                <span>{sayPart(part, words)}</span>
                {removal && (
                  <Form action={removal} label={`${t.remove} ${sayPart(part, words)}`}>
                    <input type="hidden" name="list" value={list} />
                    <input type="hidden" name="part" value={JSON.stringify(part)} />
                    <Button variant="quiet" small>
                      {t.remove}
                      <span class="vh">{sayPart(part, words)}</span>
                    </Button>
                  </Form>
                )}
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  )
}
