import type { Content } from '#platform/ui/index.ts'
import { Actions, Button, Form } from '#platform/ui/index.ts'

export const SignOut = ({ label }: { label: Content }) => (
  <Form action="/sign-out">
    <Actions>
      <Button variant="secondary">{label}</Button>
    </Actions>
  </Form>
)
