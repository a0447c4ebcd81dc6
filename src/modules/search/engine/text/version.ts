/** The version of the functions that make terms and of the segmenter's data: terms of another are made anew. */
export const termsMadeBy = `2 icu ${process.versions['icu'] ?? 'none'}`
