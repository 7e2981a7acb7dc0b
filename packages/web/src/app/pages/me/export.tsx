import { exportPatient, orPage, patientVisit, siteRequest } from '@anagen/web/for-pages'
import type { LoaderFunctionArgs } from 'react-router'

/** Everything that is stored about the patient, as a file. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { asked, patientId } = await patientVisit(context.get(siteRequest), request)
  const everything = orPage(await exportPatient({ patientId }, asked))
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-record.json"',
      'cache-control': 'private, no-store',
    },
  })
}
