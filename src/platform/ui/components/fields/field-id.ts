/**
 * Id of the first input of a field: `field-recipients`, `field-児童の氏名`. Letters of any script stay, so that two names
 * never share an id. Names come from forms and definitions, never from users.
 */
export const fieldId = (name: string): string => `field-${name.replaceAll(/[^\p{L}\p{N}_-]/gu, '-')}`
