import { answers } from './answers.tsx'
import { clinic } from './clinic.tsx'
import type { Examples } from './example.ts'
import { forms } from './forms.tsx'

/** Every example, by its name in the gallery. */
export const EXAMPLES: Examples = { ...answers, ...forms, ...clinic }
