import { Actions, Block, Button, Form, Radios } from '#platform/ui/index.ts'
import { recordReasons } from '../domain/record-rights.ts'
import { reasonLabels, recordTexts as t } from '../text/staff.ts'

/** The closed cover of a record: nothing of the person before a reason is stated. */
export const RecordCover = ({ personId }: { personId: string }) => (
  <Block title={t.cover}>
    <p>{t.coverText}</p>
    <Form action={`/staff/people/${personId}`} method="get" label={t.cover}>
      <Radios
        name="reason"
        legend={t.reason}
        options={recordReasons.map((reason) => ({ value: reason, label: `${reasonLabels[reason]}` }))}
      />
      <Actions>
        <Button>{t.open}</Button>
      </Actions>
    </Form>
  </Block>
)
