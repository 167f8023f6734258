import { describe, expect, it } from 'vitest';
import { printedAsTold, withoutAddresses } from '../../../../grader/subject/told.ts';

describe('what is told of a text', () => {
  it('has no memory addresses, and keeps other numbers', () => {
    expect(withoutAddresses("'<Net object at 0x7f12ab34cd56>' is no number; 0x1F, 12345678")).toBe(
      "'<Net object at 0x...>' is no number; 0x1F, 12345678",
    );
  });

  it('is what was printed when that is little', () => {
    expect(printedAsTold('loss 0.5\n')).toBe('loss 0.5\n');
    expect(printedAsTold('x'.repeat(4096))).toBe('x'.repeat(4096));
  });

  it('is the beginning and the end when much was printed', () => {
    const told = printedAsTold(`first${'x'.repeat(100_000)}last`);
    expect(told).toMatch(/^first[^]*\n\.\.\. \(more was printed, and left out\)\n[^]*last$/);
    expect(told.length).toBeLessThan(4200);
  });

  it('cuts no character in two', () => {
    const told = printedAsTold(`x${'\u{1F600}'.repeat(5000)}x`);
    expect(Buffer.from(told, 'utf8').toString('utf8')).toBe(told);
  });
});
