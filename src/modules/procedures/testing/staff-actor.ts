export { staffActor } from '#modules/people/fixtures.ts'
