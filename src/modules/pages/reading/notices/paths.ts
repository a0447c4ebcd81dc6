/** Where the office makes them, and where everybody looks them up. */
export const noticesPath = '/staff/notices'
export const lookUpPath = '/n'
