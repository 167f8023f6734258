import { describe, expect, it } from 'vitest';
import { studentsNamed } from '../../../../grader/cli/known-students.ts';

const CLASS = ['ada-okafor', 'ben-lindqvist', 'Doe, Jane', 'ada-rossi'];
const named = (...told: readonly string[]): readonly string[] => studentsNamed(told, CLASS, 'handed-in/');

describe('the students of --only', () => {
  it('are named one by one, or with commas between them', () => {
    expect(named('ada-rossi,ben-lindqvist', 'ada-okafor')).toEqual(['ada-rossi', 'ben-lindqvist', 'ada-okafor']);
  });

  it('may have a comma in their names', () => {
    expect(named('Doe, Jane')).toEqual(['Doe, Jane']);
  });

  it('are suggested by what was mistyped, the nearest first, and by a part of the name', () => {
    expect(() => named('ada-rosi')).toThrow(
      '--only "ada-rosi": there is no such submission. Did you mean "ada-rossi"?',
    );
    expect(() => named('ada')).toThrow('Did you mean "ada-rossi" or "ada-okafor"?');
  });

  it('are listed where nothing is near, and it is said what they are named after', () => {
    expect(() => named('nobody')).toThrow(
      'There are "Doe, Jane", "ada-okafor", "ada-rossi" and "ben-lindqvist". Students are named like their folders, or files without the ending, below "handed-in/".',
    );
    const many = Array.from({ length: 300 }, (_, index) => `student-${index}`);
    expect(() => studentsNamed(['zzz'], many, 'x')).toThrow(/"student-104" and 292 more\. /);
  });

  it('are none where none were handed in', () => {
    expect(() => studentsNamed(['ada'], [], 'x')).toThrow('there is no such submission. There are none. Students are');
  });

  it('do not obey a hostile name', () => {
    expect(() => named('\u001b[2J\u202e')).toThrow('--only "\\u001b[2J\\u202e"');
  });
});
