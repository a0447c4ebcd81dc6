import type { NavigationItem } from '#platform/module/index.ts'
import { Drawing, Icon, safeHref, usePage } from '#platform/ui/index.ts'

/** Tasks with their drawings, large enough for any finger. */
export const EntryList = ({ entries, as }: { entries: readonly NavigationItem[]; as: 'tasks' | 'results' }) => {
  const { lang } = usePage()
  return (
    <ul class={as}>
      {entries.map((entry) => (
        <li>
          <a href={safeHref(lang, entry.href)}>
            {entry.drawing && <Drawing name={entry.drawing} />}
            <span>
              <b>{entry.label[lang]}</b>
              {entry.description && <span>{entry.description[lang]}</span>}
            </span>
            <Icon name="more" />
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The quieter entries, as a plain list. */
export const LinkGrid = ({ entries }: { entries: readonly NavigationItem[] }) => {
  const { lang } = usePage()
  return (
    <ul class="linkgrid">
      {entries.map((entry) => (
        <li>
          <a href={safeHref(lang, entry.href)}>
            <span>{entry.label[lang]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
