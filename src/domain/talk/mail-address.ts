/** Whether a text is an address as people have them: no quotes, comments or names, and nothing but ASCII (RFC 5322, 3.4.1). */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+$/.test(text)
  )
}
