import { expect, it } from 'vitest';
import { createOutputCapture } from '../../../../grader/sandbox/output-capture.ts';

it('keeps what is printed up to the cap, and counts what is beyond', () => {
  const capture = createOutputCapture(5);
  capture.push(Buffer.from('abc'));
  capture.push(Buffer.from('defg'));
  capture.push(Buffer.from('h'));
  expect([capture.text(), capture.printedBytes()]).toEqual(['abcde', 8]);
  capture.reset();
  expect([capture.text(), capture.printedBytes()]).toEqual(['', 0]);
});
