export { readEmergencyFile, writeEmergencyFile } from './file.ts'
export { type EmergencyFront, emergencyFront, emergencyPageLimit, heaviestPage } from './front.ts'
export { lastSwitches, writeEmergencySwitch, writeEmergencyText } from './store.ts'
export {
  type EmergencyState,
  type EmergencyText,
  type EmergencyTexts,
  emergencyTextsSchema,
  momentAfter,
  newerOf,
} from './text.ts'
export { lookAtEmergency, watchEmergency } from './watch.ts'
