/** However a system or a keyboard spells it. */
const lineBreaks = /\r\n?|[\u0085\u2028\u2029]/gu;

/** Turn the direction of all that follows them, our own words included, so that it reads as something else. */
const turningMarks = /[\u202A-\u202E\u2066-\u2069]/gu;

/** All but line breaks and tabs: they steer terminals and end texts early; databases refuse some of them. */
const controls = /[^\P{Cc}\n\t]/gu;

const halfCharacters = /\p{Cs}/gu;

/** The text without anything in it that is not to be read; line breaks and tabs stay. */
export function printable(text: string): string {
  return text
    .replace(lineBreaks, '\n')
    .replace(turningMarks, '')
    .replace(controls, '')
    .replace(halfCharacters, '\uFFFD');
}
