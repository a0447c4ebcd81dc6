export * as field from './fields.ts'
export { type FieldError, type FormResult, InvalidFields, type Raw, readForm, readJson } from './read-form.ts'
export { type Submitted, submitOnce } from './submit-once.ts'
export { answeredBefore, apiOnce, isNewCall } from './api-once.ts'
