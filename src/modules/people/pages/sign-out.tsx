import { deviceTexts } from '#platform/auth/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { Content } from '#platform/ui/index.ts'
import { Actions, Button, Form, Link } from '#platform/ui/index.ts'

export const SignOut = ({ label }: { label: Content }) => (
  <Form action="/sign-out">
    <Actions>
      <Button variant="secondary">{label}</Button>
    </Actions>
  </Form>
)

/** To what is signed in elsewhere, and to the passkeys. */
export const DevicesLink = ({ lang }: { lang: Lang }) => (
  <p>
    <Link href="/account/devices" standalone icon="more">
      {deviceTexts(lang).title}
    </Link>
  </p>
)
