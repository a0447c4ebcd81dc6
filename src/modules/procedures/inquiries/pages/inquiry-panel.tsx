import { formatDateTime } from '#platform/time/index.ts'
import { Actions, Block, Button, Form, Tag, TextArea } from '#platform/ui/index.ts'
import type { LetterText } from '../../letter-texts/domain.ts'
import { WordsPicker } from '../../letter-texts/words-picker.tsx'
import { inquiryDesk as t } from '../text/staff.ts'

/** What the page of a case shows of the exchange; names are looked up. */
export type SeenInquiry = { at: Temporal.Instant; name: string; isOffice: boolean; body: string }

type Props = {
  thread: readonly SeenInquiry[]
  /** Where the answer goes; missing for who may not answer. */
  action?: string | undefined
  typed: Readonly<Record<string, unknown>>
  /** Texts of the office with which an answer can begin. */
  texts: readonly LetterText[]
}

export const InquiryPanel = ({ thread, action, typed, texts }: Props) => {
  const last = thread.at(-1)
  if (!last) return null
  return (
    <Block title={t.title} id="inquiries">
      {!last.isOffice && (
        <p>
          <Tag kind="ask">{t.waiting}</Tag>
        </p>
      )}
      {thread.map(({ at, name, isOffice, body }) => (
        <section>
          <p class="meta">
            {isOffice ? t.office(name) : t.person(name)}　{formatDateTime(at, 'ja')}
          </p>
          {body.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </section>
      ))}
      {action && (
        <Form action={action} label={t.answer}>
          <TextArea
            name="answer"
            label={t.answer}
            hint={t.hint}
            value={String(typed['answer'] ?? '')}
            maxLength={2000}
          />
          <Actions>
            <Button small>{t.send}</Button>
          </Actions>
          <WordsPicker texts={texts} kinds={['answer']} typed={typed} />
        </Form>
      )}
    </Block>
  )
}
