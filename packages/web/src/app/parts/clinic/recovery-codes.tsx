/** Codes that each let somebody in once, to write down or print. */
export const RecoveryCodes = ({ codes }: { readonly codes: readonly string[] }) => (
  <ul className="codes">
    {codes.map((code) => (
      <li key={code}>
        <code>{code}</code>
      </li>
    ))}
  </ul>
)
