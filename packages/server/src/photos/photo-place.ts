/** Where a photo lies, and what it is sealed for: the same words. */
export const photoPlace = (clinicId: string, patientId: string, photoId: string): string =>
  `${clinicId}/${patientId}/${photoId}`

/** The folder of all photos of one patient. */
export const photosOf = (clinicId: string, patientId: string): string => `${clinicId}/${patientId}`
