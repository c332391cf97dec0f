/** English sentences of the failures; what is missing here is said in Chinese. */
export const EN: Readonly<Record<string, string>> = {
  'http.refused': 'Refused ({code})',
  'http.internal': 'Something broke on our side and was logged; please try again later',
}
