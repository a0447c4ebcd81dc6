import type { Lang } from '#platform/i18n/index.ts'
import { Button, Details, Form } from '#platform/ui/index.ts'
import type { Catalogue, Category, ReportKind } from '../../record/index.ts'
import { filingTexts } from '../text/index.ts'
import { groupsOf } from '../domain/groups.ts'

type Props = {
  lang: Lang
  catalogue: Catalogue
  kind: ReportKind
  draftId: string
  suggested: readonly Category[]
}

/** One press and one is on; the likeliest first. */
export const KindPage = ({ lang, catalogue, kind, draftId, suggested }: Props) => {
  const t = filingTexts(lang).kind
  const all = groupsOf(catalogue, kind)
  return (
    <Form action={`/reports/new/${draftId}/kind`}>
      <h1>{t.title}</h1>
      <Kinds lang={lang} categories={suggested} />
      {suggested.length > 0 ? (
        <Details summary={t.others}>
          <Groups lang={lang} groups={all} />
        </Details>
      ) : (
        <Groups lang={lang} groups={all} />
      )}
    </Form>
  )
}

const Groups = ({ lang, groups }: { lang: Lang; groups: ReturnType<typeof groupsOf> }) => (
  <>
    {groups.map(({ name, categories }) => (
      <section>
        <h2>{name[lang]}</h2>
        <Kinds lang={lang} categories={categories} />
      </section>
    ))}
  </>
)

const Kinds = ({ lang, categories }: { lang: Lang; categories: readonly Category[] }) => (
  <div class="kinds">
    {categories.map(({ code, name }) => (
      <Button variant="secondary" wide name="category" value={code} iconAfter="more">
        {name[lang]}
      </Button>
    ))}
  </div>
)
