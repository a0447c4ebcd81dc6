import { demoPeople } from '#demo/people.ts'
import { generateHouseholds } from '#demo/population/ward.ts'
import { demoStaff } from '#demo/staff.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { seedDemoRegister } from './seed-register.ts'
import { addStaffLines, saveDeputyRanks, saveOffices } from './store/seed.ts'

const generatedHouseholds = 300

/** Offices of the profile; outside production the named people too, and in the demo some hundred neighbours. */
export async function seed(tx: Tx, house: House): Promise<void> {
  await saveOffices(tx, house.profile.offices)
  await saveDeputyRanks(tx, house.profile.decisionRules.deputies)
  if (house.config.env === 'production') return
  const neighbours = house.config.env === 'demo' ? generateHouseholds(generatedHouseholds) : []
  await seedDemoRegister(tx, house, [...demoPeople, ...neighbours])
  await addStaffLines(
    tx,
    demoStaff.map((member) => ({
      id: member.staffId,
      staff_number: member.staffNumber,
      name: member.name,
      name_kana: member.kana,
      email: member.email,
      employed_from: '2010-04-01',
      employment: member.employment ?? 'regular',
      employer: member.employer ?? null,
      posts: member.posts.map((post, place) => ({
        ...post,
        rank: post.rank ?? 'member',
        until: post.until ?? null,
        main: place === 0,
      })),
    })),
  )
}
