export const segmentsPath = '/staff/segments'
