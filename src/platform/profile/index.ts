export { feeOf, loadProfile } from './load.ts'
export type { DeputyRanks, Profile, ProfileFee, ProfileOffice, WardCalendarData } from './schema.ts'
export type {
  BudgetItem,
  ProfileExemption,
  ProfileRefundGround,
  ProfileRevenue,
  ProfileTreasury,
} from './money.ts'
