import type { Examples } from '../../gallery/example.ts'
import { Actions, Button } from '../button/button.tsx'
import { TextField } from '../fields/text-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Form } from './form.tsx'

export const formExamples: Examples = {
  component: 'Form, ErrorSummary',
  promise: '書いたものは消えない。直すところへ、すぐ行ける。',
  examples: [
    {
      state: '2か所の誤り',
      show: () => (
        <>
          <ErrorSummary
            errors={[
              { field: 'example-mail-3', message: 'メールアドレスに「@」がありません' },
              { field: 'example-phone-3', message: '電話番号を書いてください' },
            ]}
          />
          <Form action="/_ui" method="get" label="連絡先の例">
            <TextField
              name="example-mail-3"
              label="メールアドレス"
              type="email"
              value="hanako.example.jp"
              error="メールアドレスに「@」がありません"
            />
            <TextField name="example-phone-3" label="電話番号" type="tel" error="電話番号を書いてください" />
            <Actions>
              <Button>送る</Button>
            </Actions>
          </Form>
        </>
      ),
    },
  ],
}
