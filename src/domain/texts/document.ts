import { htmlEscape } from 'escape-goat';
import { printable } from './printable.ts';
import type { Part } from '../model.ts';

/**
 * A text for people, once as HTML and once as plain text. Whatever people wrote in HubSpot (names, notes,
 * links) passes through here and is escaped; nothing of it can become markup or a mail header.
 */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'quote'; readonly caption: string; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
/** What to do next, numbered. */
export const steps = (...items: readonly string[]): Block => ({ kind: 'steps', items });
export const quote = (caption: string, text: string): Block => ({ kind: 'quote', caption, text });

/** Longer than any address that browsers agree on. */
const longestAddress = 2000;

/** A link where the address is one a browser may safely follow, else the bare text. */
export function link(label: string, url: string): Block {
  return url.length <= longestAddress && isWebAddress(url)
    ? { kind: 'link', label, url }
    : paragraph(`${label}: ${trimmed(oneLine(url), longestAddress)}`);
}

/**
 * A name as it stands in texts: no body may outgrow what HubSpot takes because of it, and no line of it can pass for
 * one of ours.
 */
export function nameInTexts(name: string): string {
  return trimmed(withoutBreaks(name), 250);
}

/** Copy is, graphics are. */
export function isOrAre(part: Part): 'is' | 'are' {
  return part === 'copy' ? 'is' : 'are';
}

export function toHtml(blocks: readonly Block[]): string {
  return blocks.map(blockToHtml).join('\n');
}

export function toText(blocks: readonly Block[]): string {
  return printable(blocks.map(blockToText).join('\n\n'));
}

/** For subjects and other single lines: control characters, line breaks and wide gaps become single spaces. */
export function oneLine(text: string): string {
  return withoutBreaks(text).replace(/\s+/gu, ' ').trim();
}

function withoutBreaks(text: string): string {
  return printable(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '));
}

/** At most `longest` characters, cut at the end with an ellipsis. */
export function trimmed(text: string, longest: number): string {
  const characters = Array.from(text.trim());
  return characters.length <= longest ? text.trim() : `${characters.slice(0, longest - 1).join('')}…`;
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s\p{C}<>"'`]+$/iu.test(url);
}

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inHtml(block.text)}</p>`;
    case 'steps':
      return `<ol>${block.items.map((item) => `<li>${inHtml(item)}</li>`).join('')}</ol>`;
    case 'quote':
      return `<p><em>${inHtml(block.caption)}</em></p><blockquote>${inHtml(block.text)}</blockquote>`;
    case 'link':
      return `<p>${inHtml(block.label)}: <a href="${htmlEscape(block.url)}">${inHtml(block.url)}</a></p>`;
  }
}

function blockToText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'steps':
      return block.items.map((item, index) => `${index + 1}. ${item}`).join('\n');
    case 'quote':
      return `${block.caption}\n${printable(block.text)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}`;
    case 'link':
      return `${block.label}: ${block.url}`;
  }
}

function inHtml(text: string): string {
  return htmlEscape(printable(text)).replaceAll('\n', '<br>');
}
