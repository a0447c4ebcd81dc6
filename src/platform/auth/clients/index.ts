export { clientScopes } from './scopes.ts'
export { type ClientRow, endClient, findClient, listClients, openClient } from './clients.ts'
export {
  type ClientToken,
  findClientUse,
  isClientToken,
  issueClientToken,
  officeTokensEnding,
  revokeClientToken,
  tokensOfClients,
  tokensToWarn,
  touchClientToken,
} from './tokens.ts'
