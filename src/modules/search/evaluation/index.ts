export { type Evaluation, evaluateCollection, UnfitCollection } from './collection.ts'
export {
  type Effect,
  effectOf,
  evaluateJudged,
  type JudgedOutcome,
  type JudgedQuery,
  measuresByKind,
  parseJudged,
} from './judged.ts'
export { type Measures, measuresOf } from './measures.ts'
