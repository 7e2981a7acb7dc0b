// What the loaders and actions of the pages call. It runs in the server only, unbundled: one knowledge, one engine.
export { type AnswerView, answerView } from './check/answer-view.ts'
export { type Chip, chipsOf } from './check/chips.ts'
export { type Entered, readEntered } from './check/entered.ts'
export { type FormModel, formModel } from './check/form-model.ts'
export { judge, type Outcome } from './check/judge.ts'
export { readForm } from './http/read-form.ts'
export { type Ribbon, ribbonsOf, ribbonsOfEffects } from './picture/ribbon.ts'
export { type SiteRequest, siteRequest } from './site-context.ts'
