import { type DemoCase, demoCases } from './desk.ts'
import { hinataPeople, hinataStaff } from './hinata.ts'
import { type DemoOrganisation, demoOrganisations } from './organisations.ts'
import { demoPeople } from './people.ts'
import type { DemoPerson, DemoProtection, DemoStaff } from './person.ts'
import { generateHouseholds } from './population/ward.ts'
import { type DemoRegistration, demoRegistrations } from './registrations.ts'
import { shelter, shelteredPeople } from './sheltered.ts'
import { demoStaff } from './staff.ts'
import { type DemoWish, demoWishes, hinataWishes } from './wishes.ts'

export type Demo = {
  people: readonly DemoPerson[]
  staff: readonly DemoStaff[]
  protections: readonly DemoProtection[]
  organisations: readonly DemoOrganisation[]
  /** Groups that are registered for facilities. */
  registrations: readonly DemoRegistration[]
  /** What the staff have on their desks. */
  cases: readonly DemoCase[]
  /** What the people want to be told. */
  wishes: readonly DemoWish[]
  /** Generated people around the named ones. */
  neighbours(households: number): readonly DemoPerson[]
}

const demos: Readonly<Record<string, Demo>> = {
  nerima: {
    people: [...demoPeople, ...shelteredPeople],
    staff: demoStaff,
    protections: [shelter],
    organisations: demoOrganisations,
    registrations: demoRegistrations,
    cases: demoCases,
    wishes: demoWishes,
    neighbours: generateHouseholds,
  },
  hinata: {
    people: hinataPeople,
    staff: hinataStaff,
    protections: [],
    organisations: [],
    registrations: [],
    cases: [],
    wishes: hinataWishes,
    neighbours: () => [],
  },
}

const nobody: Demo = {
  people: [],
  staff: [],
  protections: [],
  organisations: [],
  registrations: [],
  cases: [],
  wishes: [],
  neighbours: () => [],
}

/** The demo people of a municipality's profile; one without any starts empty. */
export const demoOf = (profile: string): Demo => (Object.hasOwn(demos, profile) ? demos[profile] : undefined) ?? nobody
