import { inWords, todayIn } from '../calendar.ts';
import type { Note } from '../model.ts';
import type { Situation } from '../situation.ts';
import { quote, trimmed, type Block } from './document.ts';

/** The longest piece of a note that a task or an email quotes, in characters. */
const longestQuote = 1500;

export function quoteNote(situation: Situation, note: Note): Block {
  const day = todayIn(situation.snapshot.account.timeZone, note.loggedAt);
  return quote(`Note of ${inWords(day)}:`, trimmed(note.text, longestQuote));
}
