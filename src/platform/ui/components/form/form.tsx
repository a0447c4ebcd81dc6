import type { WithContent } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { safeHref } from '../link/safe-href.ts'

type FormProps = WithContent & {
  action: string
  method?: 'post' | 'get' | undefined
  /** Needed for files. */
  multipart?: boolean | undefined
  name?: string | undefined
  id?: string | undefined
  class?: string | undefined
  /** Names the form for screen readers where a page has several. */
  label?: string | undefined
}

/** Carries the CSRF token and an idempotency key, so a double submit is one. Errors come from the server, in our words. */
export const Form = ({ action, method = 'post', multipart, name, id, label, children, ...rest }: FormProps) => {
  const { lang, csrf, newKey } = usePage()
  return (
    <form
      action={safeHref(lang, action)}
      method={method}
      enctype={multipart ? 'multipart/form-data' : undefined}
      name={name}
      id={id}
      class={rest.class}
      aria-label={label}
      novalidate
    >
      {method === 'post' && (
        <>
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="idempotency_key" value={newKey()} />
        </>
      )}
      {children}
    </form>
  )
}
