/** What patients of tests say: something that is expected after PRP, and a red flag. */
export const PINK = { signs: [{ sign: 'redness', grade: 1 as const, trend: 'same' as const }] }
export const BLIND = { say: 'I cannot see with my left eye' }
