import type { Command } from '../cli.ts'
import { CannotStart } from './failure.ts'
import { appointAdministrator } from './init/administrator.ts'
import { checkOutside } from './init/check.ts'
import { writeSettings } from './init/settings-file.ts'

const steps: Record<string, Command> = {
  settings: async (_root, args) => void process.stdout.write(writeSettings(args)),
  check: (root) => checkOutside(root),
  administrator: appointAdministrator,
}

/** `madoguchi init settings | check | administrator`: the way from an empty machine to the first sign-in. */
export async function init(root: string, [step = '', ...args]: readonly string[]): Promise<void> {
  const work = steps[step]
  if (!work) throw new CannotStart(`init: one of ${Object.keys(steps).join(', ')}, in this order`)
  await work(root, args)
}
