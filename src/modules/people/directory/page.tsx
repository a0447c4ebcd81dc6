import { authored, type Lang } from '#platform/i18n/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { PhoneLink, SummaryList, Title } from '#platform/ui/index.ts'
import type { ListedOffice } from './store.ts'
import { directoryTexts } from './text/index.ts'

type DirectoryProps = { lang: Lang; offices: readonly ListedOffice[]; profile: Profile }

/** Every office under its department, with a telephone to press. */
export const DirectoryPage = ({ lang, offices, profile }: DirectoryProps) => {
  const t = directoryTexts(lang)
  const departments = offices.filter(({ kind }) => kind === 'department')
  const below = (department: ListedOffice) => {
    const sections = offices.filter(({ parentName }) => parentName.split(' ')[0] === department.name)
    return sections.length > 0 ? sections : [department]
  }
  const others = offices.filter(
    ({ kind, parentName }) =>
      kind !== 'department' &&
      kind !== 'executive' &&
      departments.every(({ name }) => name !== parentName.split(' ')[0]),
  )
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <SummaryList rows={[{ term: t.main, value: <PhoneLink phone={profile.phone} standalone /> }]} />
      {departments.map((department) => (
        <Department
          lang={lang}
          id={`department-${department.key}`}
          title={nameOf(lang, department)}
          offices={below(department)}
        />
      ))}
      {others.length > 0 && <Department lang={lang} id="department-others" title={t.others} offices={others} />}
    </>
  )
}

type DepartmentProps = { lang: Lang; id: string; title: string; offices: readonly ListedOffice[] }

const Department = ({ lang, id, title, offices }: DepartmentProps) => (
  <section class="block" id={id}>
    <h2>{title}</h2>
    <ul class="directory">
      {offices.map((office) => (
        <li id={office.key}>
          <span>{nameOf(lang, office)}</span>
          <PhoneLink phone={office.phone} standalone />
        </li>
      ))}
    </ul>
  </section>
)

const nameOf = (lang: Lang, { name, nameKana, nameEnglish }: ListedOffice): string =>
  lang === 'en' ? nameEnglish : authored(`｜${name}《${nameKana}》`)
