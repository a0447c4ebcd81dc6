import type { CsvRecord } from '#platform/sheets/index.ts'
import type { SheetImport, SheetProblem } from '../store/imports.ts'

/** Ends the transaction of an import in which something was wrong: nothing of it is written. */
export class SheetRefused extends Error {
  constructor(
    readonly problems: readonly SheetProblem[],
    readonly lines: number,
  ) {
    super('the sheet has faults')
    this.name = 'SheetRefused'
  }
}

/** As many faults as somebody corrects at once. */
export const mostProblems = 1000

/** `report`: lines that are done. */
export type Running = { one: SheetImport; records(): AsyncIterable<CsvRecord>; report(lines: number): Promise<void> }
