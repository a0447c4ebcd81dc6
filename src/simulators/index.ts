export { type SimulatorSettings, simulatorEnvironment } from './settings.ts'
export { type Simulators, type StartOptions, startSimulators } from './start.ts'
export type { Card, CardHolder, Official, People } from './world/people.ts'
