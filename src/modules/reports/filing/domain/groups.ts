import type { Catalogue, Category, ReportKind } from '../../record/index.ts'

/** The kinds of the catalogue by group, in its order; groups that have none are left out. */
export const groupsOf = (
  { groups, categories }: Pick<Catalogue, 'groups' | 'categories'>,
  kind: ReportKind,
): { code: string; name: Catalogue['groups'][number]['name']; categories: Category[] }[] =>
  groups
    .map(({ code, name }) => ({
      code,
      name,
      categories: [...categories.values()].filter((one) => one.group === code && one.kind === kind),
    }))
    .filter((group) => group.categories.length > 0)
