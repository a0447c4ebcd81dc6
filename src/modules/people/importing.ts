/** For the command that imports a register file; pages and other modules do not need it. */
export { type ImportResult, importRegister, type RegisterFile } from './actions/import-register.ts'
export { markOf } from './register-file/sequence.ts'
export { refusalWords } from './text/register-imports.ts'
