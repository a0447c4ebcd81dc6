export const easy = {}
