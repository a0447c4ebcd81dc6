/** Id of the first input of a field: `field-recipients`. Names come from forms and definitions, never from users. */
export const fieldId = (name: string): string => `field-${name.replaceAll(/[^\w-]/g, '-')}`
