import { type PhotoProblem, pictureTexts } from '../../pictures/index.ts'

/** Why a picture was not taken, and what to do. */
export const photoProblem = (why: PhotoProblem): string => pictureTexts('ja').problems[why]
