import type { CheckResult } from '../../grader/model/report.ts';
import { counted } from '../words/counts.ts';
import { certaintyText, mistakesLabel } from '../words/mistakes.ts';
import { checkPointsText } from '../words/points.ts';
import { statusWords } from '../words/status-words.ts';
import { toleranceText } from '../words/tolerance.ts';
import { findingView, type FindingView } from './finding-view.ts';

/** Recognised mistakes as the template writes them. */
export interface RecognisedView {
  readonly label: string;
  readonly mistakes: readonly { readonly name: string; readonly sentence: string }[];
  readonly certainty: string | null;
}

export interface Link {
  readonly anchor: string;
  readonly title: string;
}

/** A check as the template writes it. */
export interface CheckView extends Link {
  readonly id: string;
  readonly kind: string;
  readonly status: CheckResult['status'];
  readonly word: string;
  readonly isPassed: boolean;
  readonly isHidden: boolean;
  readonly points: string;
  readonly message: string;
  /** What was recognised; null when nothing was. */
  readonly recognised: RecognisedView | null;
  readonly cases: string | null;
  readonly tolerance: string | null;
  readonly conventions: CheckResult['conventions'];
  readonly notes: readonly string[];
  readonly finding: FindingView | null;
  readonly blockedBy: Link | null;
  readonly printed: string | null;
  /** What was measured; null when nothing was. */
  readonly figures: CheckResult['figures'] | null;
  readonly plots: readonly Link[];
  /** Where the curves of its training are; null when it has none. */
  readonly training: Link | null;
  /** Where its results over what was varied are; null when it has none. */
  readonly experiment: Link | null;
  /** The student's own pictures of the same. */
  readonly pictures: readonly Link[];
  readonly replay: string;
}

/** What of a check is told elsewhere on the page. */
export interface CheckPlaces {
  /** Where each check, by id, is. */
  readonly checks: ReadonlyMap<string, Link>;
  /** Paths, by the check's id. */
  readonly plots: ReadonlyMap<string, readonly Link[]>;
  /** Curves and matrices, by the check's id. */
  readonly trainings: ReadonlyMap<string, Link>;
  /** Sweeps and heat maps, by the check's id. */
  readonly experiments: ReadonlyMap<string, Link>;
  /** Pictures of the notebook, by the check's id. */
  readonly pictures: ReadonlyMap<string, readonly Link[]>;
}

export function checkView(check: CheckResult, places: CheckPlaces): CheckView {
  return {
    ...(places.checks.get(check.id) ?? { anchor: '', title: check.title }),
    id: check.id,
    kind: check.kind,
    status: check.status,
    word: statusWords[check.status],
    isPassed: check.status === 'passed',
    isHidden: check.visibility === 'hidden',
    points: checkPointsText(check),
    message: check.message,
    recognised: check.mistakes === undefined ? null : recognisedView(check.mistakes),
    cases: check.cases === 0 ? null : `${counted(check.cases, 'input')} compared`,
    tolerance: check.tolerance === undefined ? null : toleranceText(check.tolerance),
    conventions: check.conventions,
    notes: check.notes,
    finding: check.finding === undefined ? null : findingView(check.finding, check.message),
    blockedBy: check.blockedBy === undefined ? null : (places.checks.get(check.blockedBy) ?? null),
    printed: check.printed === undefined || check.printed === '' ? null : check.printed,
    figures: check.figures === undefined || check.figures.length === 0 ? null : check.figures,
    plots: places.plots.get(check.id) ?? [],
    training: places.trainings.get(check.id) ?? null,
    experiment: places.experiments.get(check.id) ?? null,
    pictures: places.pictures.get(check.id) ?? [],
    replay: check.replay,
  };
}

function recognisedView(mistakes: NonNullable<CheckResult['mistakes']>): RecognisedView {
  return {
    label: mistakesLabel(mistakes),
    mistakes: mistakes.map(({ name, student }) => ({ name, sentence: student })),
    certainty: certaintyText(mistakes),
  };
}
