import type { InputHTMLAttributes } from 'react'

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
}

/** One line to fill in, with its label and what helps to fill it. The id is the name unless another one is given. */
export const Field = ({ name, label, hint, id = name, ...input }: FieldProps) => (
  <p className="field">
    <label htmlFor={id}>{label}</label>
    <input id={id} name={name} maxLength={200} {...input} {...(hint ? { 'aria-describedby': `${id}-hint` } : {})} />
    {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
  </p>
)
