export { feeOf, loadProfile } from './load.ts'
export type { Profile, ProfileFee, ProfileOffice, WardCalendarData } from './schema.ts'
