import type { QrCode } from '../../../picture/qr-code.ts'

/** A QR code, dark on light in every mode: many cameras read no other. */
export const QrPicture = ({ code, label }: { readonly code: QrCode; readonly label: string }) => (
  <svg
    className="qr"
    viewBox={`0 0 ${code.size} ${code.size}`}
    role="img"
    aria-label={label}
    shapeRendering="crispEdges"
  >
    <rect className="qr-light" width={code.size} height={code.size} />
    <path className="qr-dark" d={code.path} />
  </svg>
)
