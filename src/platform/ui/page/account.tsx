import type { Resident } from '#platform/auth/actor.ts'
import { href, type Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { Icon } from '../components/picture/icon.tsx'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'

/** Who is signed in and what is theirs; or the way to sign in and back here. */
export const Account = ({ house, resident }: { house: House; resident: Resident | undefined }) => {
  const { lang, path, csrf } = usePage()
  const t = uiTexts(lang)
  if (!resident) {
    return (
      <a class="account plain" href={href(lang, `/sign-in?return_to=${encodeURIComponent(backTo(lang, path))}`)}>
        <Icon name="person" />
        <span>{t.signIn}</span>
      </a>
    )
  }
  const isGuest = resident.level === 'guest'
  const entries = house.modules
    .flatMap((module) => module.navigation?.(house) ?? [])
    .filter(({ isListed }) => !isListed)
    .filter(({ audience, guests }) => audience === 'resident' && (isGuest ? guests === 'too' : guests !== 'only'))
    .sort((a, b) => a.order - b.order)
  return (
    <details class="account">
      <summary>
        <Icon name="person" />
        <span>{isGuest ? t.guest : resident.displayName ? t.person(resident.displayName) : t.personUnnamed}</span>
        <Icon name="down" />
      </summary>
      <div>
        <ul>
          {entries.map((entry) => (
            <li>
              <a href={href(lang, entry.href)}>
                <span>{entry.label[lang]}</span>
              </a>
            </li>
          ))}
        </ul>
        <form action={href(lang, '/sign-out')} method="post">
          <input type="hidden" name="csrf" value={csrf} />
          <button>
            <span>{isGuest ? t.guestEnd : t.signOut}</span>
          </button>
        </form>
      </div>
    </details>
  )
}

// On the way to sign in already: back to where that way began, and not to itself.
function backTo(lang: Lang, path: string): string {
  const [page, query] = path.split('?')
  return (page === '/sign-in' && new URLSearchParams(query).get('return_to')) || href(lang, path)
}
