import { Button, DataTable, EmptyState, Form, Hidden } from '#platform/ui/index.ts'
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
  const parts = (['all', 'any', 'none'] as const).flatMap((list) => definition[list].map((part) => ({ list, part })))
  return (
    <DataTable
      caption={t.title}
      columns={[
        { label: t.list },
        { label: t.title, heading: true },
        ...(removal ? [{ label: t.remove, hideLabel: true }] : []),
      ]}
      rows={parts.map(({ list, part }) => {
        const said = sayPart(part, words)
        return {
          cells: [
            t.lists[list],
            said,
            removal && (
              <Form action={removal} label={`${t.remove} ${said}`}>
                <input type="hidden" name="list" value={list} />
                <input type="hidden" name="part" value={JSON.stringify(part)} />
                <Button variant="quiet" small>
                  {t.remove}
                  <Hidden>{said}</Hidden>
                </Button>
              </Form>
            ),
          ],
        }
      })}
      empty={<EmptyState title={sentences.nobody} />}
    />
  )
}
