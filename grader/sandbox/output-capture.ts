/** What a process prints, kept up to a cap. */
export interface OutputCapture {
  push(bytes: Buffer): void;
  /** Forgets what was printed so far. */
  reset(): void;
  /** Bytes printed since the last reset, those beyond the cap included. */
  printedBytes(): number;
  /** What was printed since the last reset, up to the cap, and a line that says so where there was more. Hostile text. */
  text(): string;
}

/** The last line of what was cut. */
const LEFT_OUT = '... (more was printed, and left out)';

export function createOutputCapture(capBytes: number): OutputCapture {
  let kept: Buffer[] = [];
  let printed = 0;
  return {
    push(bytes) {
      const room = capBytes - printed;
      // A copy: a slice would keep the whole chunk alive.
      if (room > 0) kept.push(Buffer.from(bytes.subarray(0, room)));
      printed += bytes.length;
    },
    reset() {
      kept = [];
      printed = 0;
    },
    printedBytes: () => printed,
    text() {
      const text = Buffer.concat(kept).toString('utf8');
      return printed > capBytes ? `${text}\n${LEFT_OUT}\n` : text;
    },
  };
}

/**
 * Kilobytes beyond which printing ends a process. What is printed beyond the limit is dropped and costs nobody a point;
 * only a flood that would keep the grader busy reading is ended. The factor leaves room to assignments that allow much.
 */
export function floodKilobytes(outputKilobytes: number): number {
  return Math.max(64 * 1024, 100 * outputKilobytes);
}
