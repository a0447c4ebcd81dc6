import type { Id } from '#platform/ids/index.ts'
import { type ApplicationState, applicationStates } from '../../domain/course/states.ts'

export type WebhookId = Id<'webhook'>
export type DeliveryId = Id<'webhook-delivery'>

/** How one try ended. `gone`: the receiver answered 410 and wants nothing more. */
export type AttemptOutcome =
  | 'delivered'
  | 'refused'
  | 'gone'
  | 'redirected'
  | 'timed_out'
  | 'unreachable'
  | 'forbidden_address'

/** What it is called outside; the state says the rest. */
export type WebhookEvent = 'application.submitted' | 'application.decided' | 'application.state_changed'

const decided: readonly ApplicationState[] = ['decided', 'issued', 'notified', 'accepted', 'refused', 'declined']

export const eventOf = (state: ApplicationState): WebhookEvent =>
  state === 'submitted'
    ? 'application.submitted'
    : decided.includes(state)
      ? 'application.decided'
      : 'application.state_changed'

/** States whose news goes out: before filing a case is the resident's alone. */
export const toldStates: readonly ApplicationState[] = applicationStates.filter(
  (state) => state !== 'draft' && state !== 'confirmed',
)

export type Told = {
  id: DeliveryId
  applicationId: string
  procedure: string
  state: ApplicationState
  revision: number
  happenedAt: Temporal.Instant
}

/** The body: ids, procedure, state, revision and time. Who wants more asks the API, within the rights of a token. */
export const bodyOf = ({ id, applicationId, procedure, state, revision, happenedAt }: Told): string =>
  JSON.stringify({
    id,
    type: eventOf(state),
    timestamp: happenedAt.toString(),
    data: { application: applicationId, procedure, state, revision },
  })
