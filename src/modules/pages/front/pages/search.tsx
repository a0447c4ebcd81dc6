import type { NavigationItem } from '#platform/module/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { Block, EmptyState, PhoneLink, Title, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'
import { EntryList, LinkGrid } from './entry-list.tsx'
import { SearchBox } from './search-box.tsx'

type SearchProps = {
  query: string
  found: readonly NavigationItem[]
  all: readonly NavigationItem[]
  profile: Profile
}

/** What was found; if nothing was, says so and gives the phone number. */
export const SearchPage = ({ query, found, all, profile }: SearchProps) => {
  const t = pagesTexts(usePage().lang).search
  return (
    <>
      <Title {...(found.length > 0 && { lede: t.found(found.length) })}>{t.title(query)}</Title>
      {query && found.length === 0 && (
        <EmptyState title={t.nothing} drawing="gate">
          <p>{t.nothingNote}</p>
          <p>
            <PhoneLink phone={profile.phone} standalone />
          </p>
        </EmptyState>
      )}
      {found.length > 0 && <EntryList entries={found} as="results" />}
      <Block title={query ? t.button : t.ask}>
        <SearchBox query={query} />
      </Block>
      {found.length === 0 && (
        <Block title={t.everything}>
          <LinkGrid entries={all} />
        </Block>
      )}
    </>
  )
}
