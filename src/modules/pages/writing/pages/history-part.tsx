import { Actions, Block, Button, Form, TextArea } from '#platform/ui/index.ts'
import { writingTexts } from '../text/index.ts'
import { sayMoment } from '../told.ts'
import type { PageView } from '../view.ts'
import { pagePath } from './paths.ts'

const t = writingTexts.course

/** What was done and said, the newest first, with a place for remarks. */
export const History = ({ view }: { view: PageView }) => (
  <Block title={t.history}>
    <Form action={`${pagePath(view.page.id)}/remarks`} label={t.remark}>
      <TextArea name="remark" label={t.remark} hint={t.remarkHint} rows={2} maxLength={2000} />
      <Actions>
        <Button variant="secondary">{t.remarkSave}</Button>
      </Actions>
    </Form>
    <ol class="page-history">
      {view.steps.map(({ step, said, at, by, editionNumber }) => (
        <li>
          <span class="meta">
            {sayMoment(at)}　{by ? (view.names.get(by) ?? '') : t.byItself}
            {editionNumber !== null && `　${editionNumber}回目`}
          </span>
          <span>{t.steps[step]}</span>
          {said && <p>{said}</p>}
        </li>
      ))}
    </ol>
  </Block>
)
