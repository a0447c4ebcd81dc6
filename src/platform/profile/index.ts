export { feeOf, loadProfile } from './load.ts'
export type { DeputyRanks, Profile, ProfileFee, ProfileOffice, WardCalendarData } from './schema.ts'
