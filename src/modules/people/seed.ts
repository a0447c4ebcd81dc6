import { demoMandates } from '#demo/mandates.ts'
import { demoOf } from '#demo/of-profile.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { insertMandate, mandatesAbout } from './mandates/store.ts'
import { seedProtections } from './protection/seed.ts'
import { seedDemoRegister } from './seed-register.ts'
import { addStaffLines, saveDeputyRanks, saveOffices } from './store/seed.ts'

const generatedHouseholds = 300

/** Offices of the profile; outside production the named people too, and in the demo some hundred neighbours. */
export async function seed(tx: Tx, house: House): Promise<void> {
  await saveOffices(tx, house.profile.offices)
  await saveDeputyRanks(tx, house.profile.decisionRules.deputies)
  if (house.config.env === 'production') return
  const demo = demoOf(house.config.profile)
  const neighbours = house.config.env === 'demo' ? demo.neighbours(generatedHouseholds) : []
  await seedDemoRegister(tx, house, [...demo.people, ...neighbours])
  await addStaffLines(
    tx,
    demo.staff.map((member) => ({
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
  await seedProtections(tx, house, demo.protections)
  if (house.config.env === 'demo' && house.config.profile === 'nerima') await seedMandates(tx, house)
}

/** 代理権 to walk through; those that stand already stay as they are. */
async function seedMandates(tx: Tx, house: House): Promise<void> {
  for (const { principalId, agentId, ...given } of demoMandates) {
    const known = await mandatesAbout(tx, [principalId])
    if (known.some((one) => one.agentId === agentId && one.kind === given.kind)) continue
    const today = house.clock.today()
    await insertMandate(tx, {
      ...given,
      principalId,
      agentId,
      seenOn: today,
      validFrom: today,
      validTo: given.kind === 'attorney' ? today.add({ months: 6 }) : null,
      recordedAt: house.clock.now(),
    })
  }
}
