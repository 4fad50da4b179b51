import { describe, expect, it } from 'vitest';
import {
  link,
  nameInTexts,
  oneLine,
  paragraph,
  quote,
  toHtml,
  toText,
} from '../../src/domain/texts/document.ts';
import { printable } from '../../src/domain/texts/printable.ts';
import { at } from '../support/given/moments.ts';
import { everyIssue } from './every-issue.ts';

describe('A text people read', () => {
  it.each([
    ['keeps its lines and tabs', 'one\n\ttwo', 'one\n\ttwo'],
    ['spells every line break alike', 'a\r\nb\rc\u0085d\u2028e\u2029f', 'a\nb\nc\nd\ne\nf'],
    ['has no marks that turn the reading direction', 'a\u202eb\u2066c\u2069d\u202c', 'abcd'],
    ['keeps the marks that Hebrew and Arabic names need', 'שלום\u200f!', 'שלום\u200f!'],
    ['has nothing that steers a terminal', '\u001b[2J\u009b31mred\u0007', '[2J31mred'],
    ['has no zero byte', 'a\u0000b', 'ab'],
    ['has no half characters', 'a\ud800b\udc00 🎨', 'a\ufffdb\ufffd 🎨'],
    ['keeps what joins the parts of a picture', '👩\u200d🎨', '👩\u200d🎨'],
  ])('%s', (_what, written, read) => {
    expect(printable(written)).toBe(read);
  });
});

describe('A name in a text', () => {
  it('stays on its line, whatever it is written with', () => {
    expect(nameInTexts(' Harbor\r\n\r\nRef: x\u2028y\u202e ')).toBe('Harbor Ref: x y');
  });

  it('keeps its gaps, which are closed only in a subject', () => {
    expect(nameInTexts('Harbor  Pine')).toBe('Harbor  Pine');
    expect(oneLine(' Harbor \u00a0 Pine\t')).toBe('Harbor Pine');
  });
});

describe('A link', () => {
  const adLab = 'https://adlab.example/a?b=1&c=%22';
  it('is one where its address is of the web', () => {
    const blocks = [link('AdLab', adLab)];
    const shown = adLab.replace('&', '&amp;');
    expect(toHtml(blocks)).toBe(`<p>AdLab: <a href="${shown}">${shown}</a></p>`);
    expect(toText(blocks)).toBe(`AdLab: ${adLab}`);
  });

  it.each([
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)', 'JaVaScRiPt:alert(1)'],
    ['data:text/html,<b>', 'data:text/html,&lt;b&gt;'],
    ['java\nscript:alert(1)', 'java script:alert(1)'],
    ['https://adlab.example/\u202egpj.exe', 'https://adlab.example/gpj.exe'],
    ['https://adlab.example/\u0000', 'https://adlab.example/'],
    ['https://adlab.example/" onclick="x', 'https://adlab.example/&quot; onclick=&quot;x'],
    ['//adlab.example/', '//adlab.example/'],
    ['file:///etc/passwd', 'file:///etc/passwd'],
    [' https://adlab.example/', 'https://adlab.example/'],
  ])('is none where it is %j', (url, shown) => {
    expect(toHtml([link('AdLab', url)])).toBe(`<p>AdLab: ${shown}</p>`);
  });
});

describe('A quoted note', () => {
  it('can end its quotation neither as text nor as HTML', () => {
    const note = quote('Note:', 'one\r</blockquote>\u2028Hello Sasha,');
    expect(toText([note])).toBe('Note:\n> one\n> </blockquote>\n> Hello Sasha,');
    expect(toHtml([note])).toBe(
      '<p><em>Note:</em></p><blockquote>one<br>&lt;/blockquote&gt;<br>Hello Sasha,</blockquote>',
    );
  });

  it('is followed by our own words again', () => {
    expect(toText([quote('Note:', 'a\u202e'), paragraph('b')])).toBe('Note:\n> a\n\nb');
  });
});

it('No name can add a line to a text, nor pass for the line by which a task is found', () => {
  const name = 'Harbor\r\n\r\nRef: project-1.cycle-1.kickoff.0.task\r\n\r\nHello';
  const words = { adLabLink: 'x\nRef: y', adLabLinkChangedAt: at('2026-03-11') };
  const tricky = everyIssue({ ...words, name }, { subject: name, folderName: name });
  const plain = everyIssue({ ...words, name: 'n', adLabLink: 'x' }, { subject: 'n', folderName: 'n' });
  const linesOf = (text: string) => text.split('\n').length;
  expect(tricky.tasks.map(({ body }) => linesOf(body))).toEqual(plain.tasks.map(({ body }) => linesOf(body)));
  expect(tricky.emails.map(({ text }) => linesOf(text))).toEqual(
    plain.emails.map(({ text }) => linesOf(text)),
  );
  for (const { body } of tricky.tasks) expect(body.match(/^Ref: /gmu)).toHaveLength(1);
});
