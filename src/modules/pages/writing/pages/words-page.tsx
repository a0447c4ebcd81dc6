import type { Raw } from '#platform/http/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Filters,
  Form,
  Lede,
  Meta,
  Notice,
  Pager,
  TextField,
} from '#platform/ui/index.ts'
import { textOf } from '../forms.ts'
import type { PlainWord } from '../store/plain-words.ts'
import { writingTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import { wordsPath } from './paths.ts'

const t = writingTexts.course.plainWords

type WordsProps = {
  words: readonly PlainWord[]
  names: ReadonlyMap<StaffId, string>
  find: string
  typed: Raw
  mayDecide: boolean
  done: string | undefined
  nextHref: string | undefined
}

export const WordsPage = ({ words, names, find, typed, mayDecide, done, nextHref }: WordsProps) => (
  <>
    {done && <Notice kind="success" title={done} live />}
    <Lede>{t.lede}</Lede>
    <Filters action={wordsPath} label={t.search}>
      <TextField name="find" label={t.search} type="search" value={find} />
      <Button variant="secondary">{t.find}</Button>
    </Filters>
    {mayDecide && (
      <Block title={t.add}>
        <Meta>{t.addHint}</Meta>
        <Form action={wordsPath} label={t.add}>
          <TextField name="official" label={t.official} value={textOf(typed, 'official')} maxLength={60} />
          <TextField name="plain" label={t.plain} value={textOf(typed, 'plain')} width="full" maxLength={200} />
          <TextField name="note" label={t.note} value={textOf(typed, 'note')} width="full" maxLength={400} optional />
          <Actions>
            <Button keys="Ctrl+Enter">{t.add}</Button>
          </Actions>
        </Form>
      </Block>
    )}
    <DataTable
      caption={t.title}
      columns={[
        { label: t.official, heading: true },
        { label: t.plain },
        { label: t.note },
        { label: t.decided },
        { label: t.drop, hideLabel: true },
      ]}
      rows={words.map(({ official, plain, note, decidedBy, decidedAt }) => ({
        cells: [
          official,
          plain,
          note ?? '',
          decidedBy ? `${names.get(decidedBy) ?? ''}　${sayMoment(decidedAt)}` : t.profile,
          mayDecide && (
            <Form action={`${wordsPath}/removal`} label={`${t.drop}${t.dropOf(official)}`}>
              <input type="hidden" name="official" value={official} />
              <Button variant="quiet" small>
                {t.drop}
                <span class="vh">{t.dropOf(official)}</span>
              </Button>
            </Form>
          ),
        ],
      }))}
      empty={<EmptyState title={t.empty} />}
    />
    <Pager nextHref={nextHref} />
  </>
)
