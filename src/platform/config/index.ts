export { type Config, ConfigError, loadConfig } from './config.ts'
export { deriveSecret } from './secret.ts'
