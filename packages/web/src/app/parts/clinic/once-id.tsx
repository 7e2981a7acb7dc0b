import type { Sent } from '../../../clinic/refusal-of.ts'

interface OnceIdProps {
  /** a new one */
  readonly formId: string
  readonly refused: { readonly refused: string; readonly sent: Sent } | undefined
}

/** The id of what a form stores: sent twice, it is done once. Sent again after a refusal it is the same, unless that id says something else by now. */
export const OnceId = ({ formId, refused }: OnceIdProps) => (
  <input type="hidden" name="id" value={refused?.refused === 'id-taken' ? formId : (refused?.sent.id ?? formId)} />
)
