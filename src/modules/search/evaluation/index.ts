export { type Evaluation, evaluateCollection, UnfitCollection } from './collection.ts'
export { type Measures, measuresOf, type Outcome } from './measures.ts'
