import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from '#platform/module/index.ts'
import { type PortalForm, portalFormSchema } from '../domain/portal/form.ts'

/** The portal's forms that this ward takes, from its profile, read once. */
export function portalFormsOf({ config }: House): ReadonlyMap<string, PortalForm> {
  const read = known.get(config) ?? readForms(config)
  known.set(config, read)
  return read
}

const known = new WeakMap<House['config'], ReadonlyMap<string, PortalForm>>()

function readForms(config: House['config']): ReadonlyMap<string, PortalForm> {
  const folder = join(config.root, 'profiles', config.profile, 'portal-forms')
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const forms = files.map((name) => portalFormSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
  return new Map(forms.map((form) => [form.form, form]))
}
