/** The place under which the note of a contact is sealed. */
export const contactPlace = (clinicId: string, contactId: string): string => `contact/${clinicId}/${contactId}`
