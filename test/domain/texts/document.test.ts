import { describe, expect, it } from 'vitest';
import {
  isOrAre,
  link,
  nameInTexts,
  oneLine,
  paragraph,
  quote,
  steps,
  toHtml,
  toText,
  trimmed,
} from '../../../src/domain/texts/document.ts';

const nasty = `<b>"A" & 'B'</b>`;
const escaped = '&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;';

describe('A text', () => {
  it('is a line each as HTML, everything in it escaped', () => {
    expect(
      toHtml([
        paragraph(`${nasty}\nand more\r\nand more`),
        steps(nasty, 'Then this.'),
        quote(nasty, `${nasty}\nand more`),
        link(nasty, 'https://a.example/?x=1&y=2'),
      ]).split('\n'),
    ).toEqual([
      `<p>${escaped}<br>and more<br>and more</p>`,
      `<ol><li>${escaped}</li><li>Then this.</li></ol>`,
      `<p><em>${escaped}</em></p><blockquote>${escaped}<br>and more</blockquote>`,
      `<p>${escaped}: <a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a></p>`,
    ]);
  });

  it('is blocks with an empty line between as plain text, as people wrote it', () => {
    expect(
      toText([
        paragraph(nasty),
        steps(nasty, 'Then this.'),
        quote('Note:', 'One line\nand another'),
        link('AdLab', 'https://a.example'),
      ]),
    ).toBe(
      `${nasty}\n\n1. ${nasty}\n2. Then this.\n\nNote:\n> One line\n> and another\n\nAdLab: https://a.example`,
    );
  });

  it('of nothing is empty', () => {
    expect([toHtml([]), toText([])]).toEqual(['', '']);
  });
});

describe('A link', () => {
  it.each(['https://a.example', 'http://a.example/path?query=1#part', 'HTTPS://A.EXAMPLE/'])(
    'is one where a browser may follow it: %s',
    (url) => {
      expect(link('Page', url)).toEqual({ kind: 'link', label: 'Page', url });
    },
  );

  it.each([
    'javascript:alert(1)',
    'xhttps://a.example',
    'ftp://a.example',
    'https:/a.example',
    'https://',
    'https://a.example/with a space',
    'https://a.example/"onclick',
    'https://a.example/<b>',
    'https://a.example/>',
    "https://a.example/'",
    'https://a.example/`',
    'a.example',
  ])('is shown as the text it is otherwise: %s', (url) => {
    expect(link('Page', url)).toEqual({ kind: 'paragraph', text: `Page: ${url}` });
  });

  it('of more than two thousand characters is cut, and no link', () => {
    const longest = `https://a.example/${'a'.repeat(2000 - 18)}`;
    expect(link('Page', longest)).toEqual({ kind: 'link', label: 'Page', url: longest });
    expect(link('Page', `${longest}a`)).toEqual({
      kind: 'paragraph',
      text: `Page: ${longest.slice(0, 1999)}…`,
    });
  });
});

describe('What is too long', () => {
  it('is cut at the end, and whole signs stay whole', () => {
    expect([trimmed('12345', 5), trimmed('123456', 5), trimmed('🎨🎨🎨', 3), trimmed('🎨🎨🎨🎨', 3)]).toEqual(
      ['12345', '1234…', '🎨🎨🎨', '🎨🎨…'],
    );
  });

  it('does not count the white space around it', () => {
    expect([trimmed('  12345 \n', 5), trimmed(' 123456 ', 5)]).toEqual(['12345', '1234…']);
  });

  it('is 251 characters for a name', () => {
    const name = 'n'.repeat(250);
    expect([nameInTexts(` ${name} `), nameInTexts(`${name}n`)]).toEqual([name, `${'n'.repeat(249)}…`]);
  });
});

it('A single line has no break, no control character and no double space', () => {
  expect(oneLine(' One\r\nBcc: two\u0000\u2028three\u2029 \t four ')).toBe('One Bcc: two three four');
});

it('Copy is, graphics are', () => {
  expect([isOrAre('copy'), isOrAre('graphics')]).toEqual(['is', 'are']);
});
