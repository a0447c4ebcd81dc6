import { applicationExamples } from '../components/application/application.examples.tsx'
import { buttonExamples } from '../components/button/button.examples.tsx'
import { choiceExamples } from '../components/choices/choices.examples.tsx'
import { feedbackExamples } from '../components/feedback/feedback.examples.tsx'
import { fieldExamples } from '../components/fields/fields.examples.tsx'
import { formExamples } from '../components/form/form.examples.tsx'
import { listExamples } from '../components/lists/lists.examples.tsx'
import { pictureExamples } from '../components/picture/picture.examples.tsx'
import { staffExamples } from '../components/staff/staff.examples.tsx'
import { Lede, Part } from '../components/structure/structure.tsx'
import { tableExamples } from '../components/tables/tables.examples.tsx'
import type { Examples } from './example.ts'

export const residentExamples: readonly Examples[] = [
  buttonExamples,
  formExamples,
  fieldExamples,
  choiceExamples,
  listExamples,
  feedbackExamples,
  tableExamples,
  applicationExamples,
  pictureExamples,
]

export const deskExamples: readonly Examples[] = [staffExamples]

/** Every component in every state; the samples are Japanese, the components' own words follow the page. */
export const Gallery = ({ title, shown }: { title: string; shown: readonly Examples[] }) => (
  <div lang="ja">
    <h1>{title}</h1>
    <Lede>画面をつくる部品です。ここにあるものだけで、すべての画面ができています。</Lede>
    {shown.map(({ component, promise, examples }) => (
      <Part title={component} lede={promise}>
        {examples.map(({ state, show }) => (
          <div class="specimen">
            <p class="state-name">{state}</p>
            {show()}
          </div>
        ))}
      </Part>
    ))}
  </div>
)
