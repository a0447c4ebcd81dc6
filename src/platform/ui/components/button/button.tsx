import type { WithContent } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { safeHref } from '../link/safe-href.ts'
import { Icon, type IconName } from '../picture/icon.tsx'

type Look = {
  /** One primary action a page; `danger` for what cannot be undone. */
  variant?: 'primary' | 'secondary' | 'danger' | 'quiet' | undefined
  small?: boolean | undefined
  wide?: boolean | undefined
  icon?: IconName | undefined
  iconAfter?: IconName | undefined
  /** Keyboard hint on staff screens: `Ctrl+Enter`. */
  keys?: string | undefined
}

type ButtonProps = WithContent &
  Look & {
    type?: 'submit' | 'button' | undefined
    name?: string | undefined
    value?: string | undefined
    form?: string | undefined
    formAction?: string | undefined
    disabled?: boolean | undefined
  }

export const Button = ({ type = 'submit', name, value, form, formAction, disabled, ...look }: ButtonProps) => (
  <button
    type={type}
    name={name}
    value={value}
    form={form}
    formaction={formAction && safeHref(usePage().lang, formAction)}
    disabled={disabled}
    class={classOf(look)}
    aria-keyshortcuts={look.keys?.replace('Ctrl', 'Control')}
  >
    <Face {...look} />
  </button>
)

/** Looks like a button and leads somewhere; never changes anything. */
export const LinkButton = ({
  href,
  ping,
  ...look
}: WithContent & Look & { href: string; ping?: string | undefined }) => (
  <a href={safeHref(usePage().lang, href)} ping={ping} class={classOf(look)}>
    <Face {...look} />
  </a>
)

/** A row of buttons and links at the end of a form: the primary one first. */
export const Actions = ({ children }: WithContent) => <div class="actions">{children}</div>

const Face = ({ icon, iconAfter, keys, children }: WithContent & Look) => (
  <>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
    {iconAfter && <Icon name={iconAfter} />}
    {keys?.split('+').map((key) => (
      <kbd aria-hidden="true">{key}</kbd>
    ))}
  </>
)

const classOf = ({ variant = 'primary', small, wide }: Look): string =>
  ['button', variant === 'primary' ? '' : variant, small ? 'small' : '', wide ? 'wide' : ''].filter(Boolean).join(' ')
