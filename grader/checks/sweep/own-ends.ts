import type { Schedule } from '../../../reference/schedules/schedule.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { compareTensors } from '../../compare/close.ts';
import type { Respondent } from '../../contract/question.ts';
import type { Roles } from '../../model/roles.ts';
import { pointTensor } from '../descent/own-descent.ts';
import { tensor } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';
import { spread } from './agreement.ts';
import type { Combination } from './combinations.ts';
import { pathKeyFor } from '../descent/ends.ts';
import { noOwnEnds, ownEndsFor } from '../descent/own-ends.ts';
import type { NoOwnEnds } from '../descent/own-ends.ts';
import type { Tolerance } from '../../model/assignment.ts';

interface Asked {
  readonly student: Respondent;
  readonly derivative: string;
  readonly on: TestFunction;
  readonly schedule: Schedule;
  readonly tolerance: Tolerance;
  readonly combination: Combination;
  /** Places that can tell. */
  readonly places: readonly number[];
}

/** By place, and how near to that a result has to be. */
interface OwnEnds {
  readonly kind: 'ends';
  readonly ends: ReadonlyMap<number, Point>;
  readonly tolerance: Tolerance;
}

/** Every step of a path is a call of the student's code, and every epoch a round trip. */
const MOST_PATHS = 60;
const MOST_EPOCHS = 2000;
/** A derivative that is as good as this leads nowhere else. */
const AS_GOOD = { relative: 1e-9, absolute: 1e-9 };

/**
 * Where descent ends by the student's own derivative, by place, for as many places as is worth the time; nowhere where that derivative
 * is right or does not answer: then it explains nothing.
 */
export async function ownEnds(asked: Asked): Promise<OwnEnds | NoOwnEnds> {
  const { student, derivative, on, schedule, tolerance, combination, places } = asked;
  const atStarts = await slopesAtStarts(asked);
  if (atStarts.kind !== 'wrong') return atStarts;
  const keyOf = pathKeyFor(schedule);
  const short = places.filter((place) => combination.settingsAt(place).epochs <= MOST_EPOCHS);
  const byPath = new Map<string, number[]>();
  for (const place of short) {
    const key = keyOf(combination.settingsAt(place));
    const along = byPath.get(key);
    if (along) along.push(place);
    else byPath.set(key, [place]);
  }
  const all = [...byPath.values()];
  const walked = spread(all.length, MOST_PATHS).flatMap((index) => all[index] ?? []);
  const gradient = (theta: Point): Point => on.gradient(theta);
  const by = { student, derivative, schedule, gradient, tolerance };
  const own = await ownEndsFor(walked.map(combination.settingsAt), by);
  if (own.kind !== 'ends') return own;
  const ends = new Map(
    walked.flatMap((place): readonly [number, Point][] => {
      const end = own.ends(combination.settingsAt(place));
      return end === null ? [] : [[place, end]];
    }),
  );
  return { kind: 'ends', ends, tolerance: own.tolerance };
}

/** Whether the own derivative is worth following: where it is right it leads nowhere else. */
async function slopesAtStarts({ student, derivative, on }: Asked): Promise<NoOwnEnds | { readonly kind: 'wrong' }> {
  const points = [0.03, 0.21, 0.37, 0.52, 0.68, 0.83, 0.97].map((share) =>
    on.domain.map(([low, high]) => low + share * (high - low)),
  );
  const cases = points.map((point): Roles => new Map([['theta', pointTensor(point)]]));
  const reply = await student.ask({ target: derivative, cases });
  if (reply.kind !== 'answered') return noOwnEnds(reply);
  const isRight = points.every((point, index) => {
    const answer = reply.answers[index];
    const gradient = answer?.kind === 'results' ? answer.roles.get('gradient') : undefined;
    return gradient !== undefined && compareTensors(tensor(on.gradient(point)), tensor(gradient.data), AS_GOOD).agrees;
  });
  return { kind: isRight ? 'nowhere' : 'wrong' };
}
