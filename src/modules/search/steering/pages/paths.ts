export const searchPath = '/staff/search'
export const advicePath = `${searchPath}/pages`
export const synonymsPath = `${searchPath}/synonyms`
export const effectPath = `${synonymsPath}/effect`
export const pinsPath = `${searchPath}/pins`
