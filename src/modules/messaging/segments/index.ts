import type { Lang } from '#platform/i18n/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { awaits } from './awaits.ts'
import { dataMap } from './data-map.ts'
import { segmentsPath } from './pages/path.ts'
import { permissions, segmentPermissions } from './permissions.ts'
import { personalFiles } from './personal-files.ts'
import { segmentRules } from './profile.ts'
import { listRoutes } from './routes/list.tsx'
import { segmentRoutes } from './routes/segment.tsx'
import { seed } from './seed.ts'
import { staffTexts } from './text/staff.ts'

export { exactSize } from './actions/exact-size.ts'
export { previewSegment } from './actions/preview.ts'
export { declaredWords } from './declared-words.ts'
export { parseSegment, type Segment } from './domain/definition.ts'
export { explainSegment } from './explain.ts'
export { audienceSql } from './store/audience.ts'
export { whyAddressed } from './why-addressed.ts'

const inEvery = (label: string): Record<Lang, string> => ({ ja: label, easy: label, en: label })

function officesOf(house: House): { offices?: readonly string[] } {
  const { offices } = segmentRules(house)
  return offices ? { offices } : {}
}

/** Whom a message to many is for: definitions in words, with purpose, ground, approval and period. */
export const segments: Partial<Module> = {
  navigation: (house) => [
    {
      audience: 'staff',
      href: segmentsPath,
      label: inEvery(staffTexts.title),
      permission: segmentPermissions.read,
      ...officesOf(house),
      order: 70,
    },
  ],
  routes: (app, house) => {
    listRoutes(app, house)
    segmentRoutes(app, house)
  },
  permissions,
  dataMap,
  personalFiles,
  awaits,
  seed,
}
