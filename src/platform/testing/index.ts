export { formOf } from './forms.ts'
export { signInAs, staffSignInAs } from './sign-in.ts'
export { type TestDatabase, testDatabase } from './test-database.ts'
export { type TestHouse, type TestHouseOptions, testHouse } from './test-house.ts'
