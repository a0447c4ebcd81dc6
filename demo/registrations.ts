import type { Id } from '#platform/ids/index.ts'
import { itoTadashi, kobayashiKazuko, takasakiYoshiro } from './people.ts'
import type { DemoPerson } from './person.ts'

export type DemoRegistration = {
  id: Id<'registrant'>
  name: string
  nameKana: string
  class: string
  from: string
  until: string
  members: readonly { person: DemoPerson; role: 'representative' | 'deputy' | 'member' }[]
  /** Members without an account; a paper was seen of those with `isSeen`. */
  named: readonly { name: string; nameKana: string; birthDate: string; town: string; isSeen: boolean }[]
}

/** A choir of nobody: three with cards, two whose papers the counter saw, one whose paper is still to be seen. */
export const demoRegistrations: readonly DemoRegistration[] = [
  {
    id: '01900000-0000-7000-8005-000000000001' as Id<'registrant'>, // parse edge: our own row
    name: 'みどり合唱団（見本）',
    nameKana: 'みどりがっしょうだん',
    class: 'group-senior',
    from: '2026-04-01',
    until: '2029-04-01',
    members: [
      { person: itoTadashi, role: 'representative' },
      { person: kobayashiKazuko, role: 'deputy' },
      { person: takasakiYoshiro, role: 'member' },
    ],
    named: [
      { name: '見本はる', nameKana: 'みほんはる', birthDate: '1949-02-11', town: '関町北', isSeen: true },
      { name: '見本なつ', nameKana: 'みほんなつ', birthDate: '1953-08-30', town: '東大泉', isSeen: true },
      { name: '見本あき', nameKana: 'みほんあき', birthDate: '1988-10-05', town: '田柄', isSeen: false },
    ],
  },
]
