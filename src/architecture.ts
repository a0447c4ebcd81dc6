import { dirname, join } from 'node:path'

/** Who may lean on whom among the modules. Acyclic; a module that is not here leans on none. */
const arrows: Record<string, readonly string[]> = {
  people: [],
  payments: ['people', 'organisations'],
  messaging: ['people', 'search'],
  procedures: ['people', 'payments', 'messaging', 'organisations'],
  organisations: ['people'],
  reservations: ['people', 'payments', 'messaging', 'organisations'],
  reports: ['people', 'messaging', 'organisations', 'search'],
  search: ['people'],
  pages: ['people', 'search'],
  operations: ['messaging', 'people'],
}

export type Source = { path: string; text: string }

/** Every import that crosses a boundary, and every reader of the environment outside `platform/config`. */
export function violationsOf(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [...forbiddenImports(source), ...environmentReaders(source)])
}

function forbiddenImports({ path, text }: Source): string[] {
  return importsOf(text)
    .map((name) => resolveImport(path, name))
    .flatMap((target) => {
      const problem = target && problemOf(placeOf(path), target, isTest(path))
      return problem ? [`${path} imports ${target}: ${problem}`] : []
    })
}

/** `src/modules/people/store/x.ts` → layer `modules`, part `people`. */
type Place = { layer: string; part: string; path: string }

function problemOf(from: Place, targetPath: string, fromTest: boolean): string | undefined {
  const to = placeOf(targetPath)
  if (from.layer === 'top') return undefined // main and the command line know everything
  if (to.layer === 'top') return 'only the composition root is above modules'
  if (to.layer === 'simulators' && from.layer !== 'simulators')
    return fromTest ? undefined : 'the outside world is reached through ports'
  if (from.layer === 'simulators' && to.layer === 'modules') return 'simulators know no module'
  if (from.layer === 'platform' && to.layer === 'modules')
    return fromTest ? undefined : 'the platform stands below the modules'
  if (from.layer !== 'modules' || to.layer !== 'modules' || from.part === to.part) return undefined
  // A test may put a house together from any modules, by their front doors.
  if (!fromTest && !(arrows[from.part] ?? []).includes(to.part)) return `there is no arrow ${from.part} → ${to.part}`
  if (!/^src\/modules\/[^/]+\/(index|fixtures)\.ts$/.test(to.path)) return 'only the front door index.ts may be used'
  return to.path.endsWith('fixtures.ts') && !fromTest ? 'fixtures are for tests' : undefined
}

function placeOf(path: string): Place {
  const [top = '', layer = '', part = ''] = path.split('/')
  if (top === 'demo') return { layer: 'demo', part: '', path }
  const known = ['modules', 'platform', 'simulators'].includes(layer)
  return { layer: known ? layer : 'top', part: known ? part : '', path }
}

const isTest = (path: string): boolean => /(\.test\.tsx?|\/fixtures\.tsx?)$|\/testing[./]/.test(path)

function resolveImport(from: string, name: string): string | undefined {
  if (name.startsWith('.')) return join(dirname(from), name)
  const alias = Object.entries(aliases).find(([prefix]) => name.startsWith(prefix))
  return alias && alias[1] + name.slice(alias[0].length)
}

const aliases = { '#platform/': 'src/platform/', '#modules/': 'src/modules/', '#demo/': 'demo/', '#src/': 'src/' }

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '')

function environmentReaders({ path, text }: Source): string[] {
  if (path.startsWith('src/platform/config/') || isTest(path) || path.includes('architecture')) return []
  const readers = text.replace(/(loadConfig|settingsFrom)\(process\.env/g, '').match(/\bprocess\.env\b/g) ?? []
  return readers.map(() => `${path} reads process.env: only platform/config does`)
}
