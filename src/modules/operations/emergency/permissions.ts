export const emergencyPermissions = {
  write: 'operations.emergency.write',
  throw: 'operations.emergency.switch',
} as const
