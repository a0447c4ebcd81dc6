import type { Ja } from './ja.ts'

export const en: Ja = {
  title: 'Procedures',
  lede: 'Ask from your phone or computer, without coming to the {{office}}.',
  cost: (yen) => `from ${yen}`,
  minutes: (minutes) => `about ${minutes} minutes`,
  all: 'All procedures',
  search: 'Find a procedure',
  searchHint: 'For example: moving, seal, insurance',
  topics: {
    papers: 'Certificates',
    moving: 'Moving',
    children: 'Pregnancy and children',
    health: 'Health, welfare and insurance',
    living: 'Daily life and pets',
    town: 'Ward records and neighbourhood',
  },
  other: 'Others',
  mine: 'See my requests',
}
