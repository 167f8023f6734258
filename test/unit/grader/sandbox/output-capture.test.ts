import { expect, it } from 'vitest';
import { createOutputCapture, floodKilobytes } from '../../../../grader/sandbox/output-capture.ts';

it('keeps what is printed up to the cap, says that there was more, and counts what is beyond', () => {
  const capture = createOutputCapture(5);
  capture.push(Buffer.from('abc'));
  expect(capture.text()).toBe('abc');
  capture.push(Buffer.from('defg'));
  capture.push(Buffer.from('h'));
  expect([capture.text(), capture.printedBytes()]).toEqual(['abcde\n... (more was printed, and left out)\n', 8]);
  capture.reset();
  expect([capture.text(), capture.printedBytes()]).toEqual(['', 0]);
});

it('calls only far more than the limit a flood', () => {
  expect([1, 256, 1024].map(floodKilobytes)).toEqual([65_536, 65_536, 102_400]);
});
