import { loadConfig } from '#platform/config/index.ts'
import { loadProfile } from '#platform/profile/index.ts'
import { failedOf, outsideChecks } from './outside.ts'

/** `madoguchi init check`: asks everything that production leans on, once, and says of each what to do. Exit code 1 when something is missing. */
export async function checkOutside(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  loadProfile(config)
  for (const { name, ask } of outsideChecks(config)) {
    const said = await ask().then(
      (words) => `✓ ${name}: ${words}`,
      (error: unknown) => {
        process.exitCode = 1
        return `✗ ${name}: ${failedOf(error)}`
      },
    )
    process.stdout.write(`${said}\n`)
  }
}
