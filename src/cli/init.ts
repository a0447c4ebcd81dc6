import type { Command } from '../cli.ts'
import { CannotStart } from './failure.ts'
import { appointAdministrator } from './init/administrator.ts'
import { checkOutside } from './init/check.ts'
import { issueEnrolment } from './init/enrolment.ts'
import { writeSettings } from './init/settings-file.ts'

const steps: Record<string, Command> = {
  settings: async (_root, args) => void process.stdout.write(writeSettings(args)),
  check: (root) => checkOutside(root),
  administrator: appointAdministrator,
  enrolment: issueEnrolment,
}

/** `madoguchi init settings | check | administrator | enrolment`: the way from an empty machine to the first sign-in. */
export async function init(root: string, [step = '', ...args]: readonly string[]): Promise<void> {
  const work = steps[step]
  if (!work) throw new CannotStart(`init: one of ${Object.keys(steps).join(', ')}; the first three in this order`)
  await work(root, args)
}
