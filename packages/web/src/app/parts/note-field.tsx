import type { TextareaHTMLAttributes } from 'react'

interface NoteFieldProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  readonly name: string
  readonly label: string
  readonly hint?: string
}

/** Several lines in somebody's own words, in whichever direction they write. The id is the name unless another one is given. */
export const NoteField = ({ name, label, hint, id = name, ...textarea }: NoteFieldProps) => (
  <p className="field">
    <label htmlFor={id}>{label}</label>
    <textarea
      id={id}
      name={name}
      rows={3}
      required
      dir="auto"
      {...textarea}
      {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
    />
    {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
  </p>
)
