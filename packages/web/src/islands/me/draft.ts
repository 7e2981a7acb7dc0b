const keyOf = (patient: string): string => `anagen/draft/${patient}`
const LONGEST_MS = 24 * 3_600_000

interface Draft {
  readonly at: number
  readonly fields: readonly (readonly [name: string, value: string])[]
}

const read = (storage: Storage, patient: string, now: number): Draft['fields'] => {
  try {
    const draft = JSON.parse(storage.getItem(keyOf(patient)) ?? 'null') as Draft | null
    return draft && now - draft.at < LONGEST_MS ? draft.fields : []
  } catch {
    return []
  }
}

const fieldsOf = (form: HTMLFormElement): Draft['fields'] =>
  [...new FormData(form)]
    .filter(([name]) => !['id', 'at', 'go', 'said'].includes(name))
    .map(([name, value]) => [name, String(value)] as const)

/** Puts back what was typed before a reload, into fields that are still empty. */
const restore = (form: HTMLFormElement, fields: Draft['fields']): void => {
  for (const [name, value] of fields)
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(`[name="${CSS.escape(name)}"]`)) {
      if (field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type))
        field.checked ||= field.value === value
      else if (field.type !== 'hidden' && field.value === '') field.value = value
    }
}

export const forgetDraft = (storage: Storage, patient: string): void => storage.removeItem(keyOf(patient))

/** Keeps what this patient types on this device until it is sent. */
export const autosave = (form: HTMLFormElement, storage: Storage, patient: string): void => {
  restore(form, read(storage, patient, Date.now()))
  const save = (): void => storage.setItem(keyOf(patient), JSON.stringify({ at: Date.now(), fields: fieldsOf(form) }))
  form.addEventListener('input', save)
  form.addEventListener('submit', save)
}
