/** The form that was sent; what is no form is an empty one, so that the page says what is missing. */
export const readForm = async (request: Request): Promise<FormData> => {
  const type = request.headers.get('content-type') ?? ''
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)
  return isForm ? request.formData() : new FormData()
}
