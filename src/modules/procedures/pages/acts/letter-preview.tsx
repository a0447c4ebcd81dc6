import { Details, Pairs } from '#platform/ui/index.ts'
import type { LetterWords } from '../../domain/acts/act.ts'
import { desk } from '../../text/acts/desk.ts'

const t = desk.line

/** The words of a letter on the screen, in the order of the paper. */
export const LetterPreview = ({ title, letter }: { title: string; letter: LetterWords }) => (
  <section class="block" aria-label={title}>
    <h3>{title}</h3>
    <p>
      <b>{letter.title}</b>
    </p>
    {letter.paragraphs.map((paragraph) => (
      <p>{paragraph}</p>
    ))}
    <Pairs
      pairs={letter.items.map((item) => ({
        term: item.term,
        value: item.text.split('\n').map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        )),
      }))}
    />
    {letter.appeal.length > 0 ? (
      <Details summary={t.appeal}>
        {letter.appeal.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </Details>
    ) : (
      <p class="meta">{t.noAppeal}</p>
    )}
  </section>
)
