/** A telephone number with its middle hidden: `138****5678`, `0573-88****21`. Short ones disappear. */
export function maskPhone(phone: string | null): string | null {
  if (phone === null || phone === '') return phone
  const digits = [...phone].filter((one) => /\d/.test(one)).length
  if (digits < 7) return '*'.repeat(Math.max(digits, 3))
  // Mobile numbers show three and four digits, as people know them; others hide the four before the last two.
  const [first, last] = digits === 11 && phone.startsWith('1') ? [3, 4] : [digits - 6, 2]
  let seen = 0
  return [...phone]
    .map((one) => {
      if (!/\d/.test(one)) return one
      seen++
      return seen <= first || seen > digits - last ? one : '*'
    })
    .join('')
}
