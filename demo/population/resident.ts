import type { DemoPerson } from '../person.ts'

/** One generated person, ready for the register. */
export type Resident = DemoPerson & { householdNumber: number }

/** Whether somebody is on the register on the anchor day: these are counted. */
export const isResident = ({ closed }: DemoPerson): boolean => closed === undefined
