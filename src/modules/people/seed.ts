import { demoOf } from '#demo/of-profile.ts'
import { demoHouseholdId, demoRecordId } from '#demo/people.ts'
import type { DemoPerson } from '#demo/person.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { foldForSearch } from './domain/name.ts'
import { addRegisterLines, addStaffLines, type RegisterLine, saveDeputyRanks, saveOffices } from './store/seed.ts'

const generatedHouseholds = 300

/** Offices of the profile; outside production the named people too, and in the demo some hundred neighbours. */
export async function seed(tx: Tx, house: House): Promise<void> {
  await saveOffices(tx, house.profile.offices)
  await saveDeputyRanks(tx, house.profile.decisionRules.deputies)
  if (house.config.env === 'production') return
  const demo = demoOf(house.config.profile)
  const neighbours = house.config.env === 'demo' ? demo.neighbours(generatedHouseholds) : []
  const municipality = `${house.profile.prefecture}${house.profile.name}`
  await addRegisterLines(tx, registerLines([...demo.people, ...neighbours], municipality))
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
}

function registerLines(people: readonly DemoPerson[], municipality: string): RegisterLine[] {
  const households = [...new Set(people.map(({ household }) => household))]
  return people.map((person, index) => ({
    ...lineOf(person),
    id: demoRecordId(index + 1),
    household_id: demoHouseholdId(households.indexOf(person.household) + 1),
    municipality,
  }))
}

function lineOf(person: DemoPerson): Omit<RegisterLine, 'id' | 'household_id' | 'municipality'> {
  const { address, foreigner, closed } = person
  return {
    person_id: person.personId,
    atena_number: person.atenaNumber,
    relation: person.relation,
    name: person.name,
    name_kana: person.kana,
    alias: person.alias ?? null,
    former_surname: person.formerSurname ?? null,
    birth_date: person.birthDate,
    sex: person.sex,
    postcode: address.postcode,
    town: address.town,
    chome: address.chome ?? null,
    ban: address.ban ?? null,
    go: address.go ?? null,
    lot: address.lot ?? null,
    building: address.building ?? null,
    address_since: person.addressSince,
    resident_since: person.residentSince,
    previous_address: person.previousAddress ?? null,
    next_address: closed?.to ?? null,
    honseki: person.honseki ?? null,
    honseki_head: person.honsekiHead ?? null,
    nationality: foreigner?.nationality ?? null,
    residence_category: foreigner?.category ?? null,
    residence_status: foreigner?.status ?? null,
    residence_period: foreigner?.period ?? null,
    residence_expires_on: foreigner?.expiresOn ?? null,
    residence_card_number: foreigner?.cardNumber ?? null,
    valid_from: person.addressSince,
    valid_to: closed?.on ?? null,
    ended_by: closed?.why ?? null,
    search_text: foldForSearch([person.name, person.kana, person.alias, address.town, address.building]),
  }
}
