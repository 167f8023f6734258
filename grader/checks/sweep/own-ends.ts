import type { Schedule } from '../../../reference/schedules/schedule.ts';
import type { TestFunction } from '../../../reference/functions/test-function.ts';
import { compareTensors } from '../../compare/close.ts';
import type { Respondent } from '../../contract/question.ts';
import type { Roles } from '../../model/roles.ts';
import { ownDescent, pointTensor } from '../own-descent.ts';
import { tensor } from '../trajectory/paths.ts';
import type { Point } from '../trajectory/paths.ts';
import { spread } from './agreement.ts';
import type { Combination } from './combinations.ts';
import { dependsOnEpochs } from './ends.ts';
import type { Settings } from './ends.ts';

interface OwnEnds {
  readonly student: Respondent;
  readonly derivative: string;
  readonly on: TestFunction;
  readonly schedule: Schedule;
  readonly combination: Combination;
  /** Places that can tell. */
  readonly places: readonly number[];
}

/** Every step of a path is a call of the student's code, and every epoch a round trip. */
const MOST_PATHS = 60;
const MOST_EPOCHS = 2000;
/** A derivative that is as good as this leads nowhere else. */
const AS_GOOD = { relative: 1e-9, absolute: 1e-9 };

/**
 * Where descent ends by the student's own derivative, by place, for as many places as is worth the time; null where that derivative is
 * right or does not answer: then it explains nothing.
 */
export async function ownEnds(asked: OwnEnds): Promise<ReadonlyMap<number, Point> | null> {
  const { student, derivative, schedule, combination, places } = asked;
  if (await isRightAtStarts(asked)) return null;
  const paths = new Map<string, { settings: Settings; places: number[] }>();
  for (const place of places) {
    const settings = combination.settingsAt(place);
    if (settings.epochs > MOST_EPOCHS) continue;
    const key = pathKey(settings, schedule);
    const path = paths.get(key);
    if (path === undefined) paths.set(key, { settings, places: [place] });
    else {
      path.places.push(place);
      if (settings.epochs > path.settings.epochs) path.settings = settings;
    }
  }
  const all = [...paths.values()];
  const walked = spread(all.length, MOST_PATHS).flatMap((index) => all[index] ?? []);
  const runs = walked.map(({ settings }) => ({
    start: settings.start,
    steps: settings.epochs,
    learningRate: settings.learningRate,
  }));
  const found = await ownDescent({ student, derivative, runs, learningRate: NaN, schedule });
  if (found === null) return null;
  return new Map(
    walked.flatMap((one, index) =>
      one.places.flatMap((place): readonly [number, Point][] => {
        const end = found[index]?.[combination.settingsAt(place).epochs];
        return end === undefined ? [] : [[place, end]];
      }),
    ),
  );
}

function pathKey({ start, learningRate, epochs }: Settings, schedule: Schedule): string {
  return [...start, learningRate, ...(dependsOnEpochs(schedule) ? [epochs] : [])].join();
}

async function isRightAtStarts({ student, derivative, on }: OwnEnds): Promise<boolean> {
  const points = [0.03, 0.21, 0.37, 0.52, 0.68, 0.83, 0.97].map((share) =>
    on.domain.map(([low, high]) => low + share * (high - low)),
  );
  const cases = points.map((point): Roles => new Map([['theta', pointTensor(point)]]));
  const reply = await student.ask({ target: derivative, cases });
  if (reply.kind !== 'answered') return false;
  return points.every((point, index) => {
    const answer = reply.answers[index];
    const gradient = answer?.kind === 'results' ? answer.roles.get('gradient') : undefined;
    return gradient !== undefined && compareTensors(tensor(on.gradient(point)), tensor(gradient.data), AS_GOOD).agrees;
  });
}
