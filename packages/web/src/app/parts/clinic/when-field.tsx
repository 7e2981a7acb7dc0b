import { Field, type FieldProps } from '../field.tsx'

interface WhenFieldProps extends Omit<FieldProps, 'type'> {
  /** IANA name; whose clock it is stands in the label */
  readonly zone: string
}

/** A day and time on the clinic's clock. */
export const WhenField = ({ label, zone, ...field }: WhenFieldProps) => (
  <Field type="datetime-local" label={`${label} (${zone})`} {...field} />
)
