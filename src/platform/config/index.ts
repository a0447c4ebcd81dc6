export { type Config, ConfigError, loadConfig } from './config.ts'
export type { Open311Server } from './open311.ts'
export { deriveSecret } from './secret.ts'
