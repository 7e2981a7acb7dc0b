import type { ReactNode, SelectHTMLAttributes } from 'react'

interface ChoiceFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** what stands there until something is chosen, where nothing is a choice */
  readonly unchosen?: string
  /** the options */
  readonly children: ReactNode
}

/** One of several, with its label and what helps to choose. The id is the name unless another one is given. */
export const ChoiceField = ({ name, label, hint, unchosen, id = name, children, ...select }: ChoiceFieldProps) => (
  <p className="field">
    <label htmlFor={id}>{label}</label>
    <select id={id} name={name} {...select} {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}>
      {unchosen === undefined ? null : (
        <option value="" disabled>
          {unchosen}
        </option>
      )}
      {children}
    </select>
    {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
  </p>
)
