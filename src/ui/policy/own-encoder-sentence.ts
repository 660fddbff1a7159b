import type { OwnCalibration } from '../../core/domain/own-encoder';
import type { OwnEncoderChoice } from '../../core/domain/policy';
import { formatCount } from '../kit/format-count';

/** What a calibration came to, with n. */
export function calibrationSentence({ labels, needCloud, auc, refusal }: OwnCalibration): string {
  if (refusal !== null) return `Not calibrated: ${refusal}`;
  const separation = auc === null ? '' : `; AUC of the margin ${auc.toFixed(3)}`;
  return `Calibrated on n = ${formatCount(labels)} labels, ${formatCount(needCloud)} of them cloud${separation}.`;
}

/** What pillar 2 reads by where the policy names an encoder, and how far its score can be believed. */
export function choiceSentence({ id, calibration }: OwnEncoderChoice, openDimensions: number | null): string {
  if (openDimensions === null) return `Pillar 2 reads by ${id}, which is not loaded: choose its folder.`;
  const trust =
    calibration === undefined
      ? 'not calibrated: its score is no probability'
      : `calibrated on n = ${formatCount(calibration.labels)} labels`;
  return `Pillar 2 reads by ${id}, ${openDimensions} dimensions, ${trust}. Index and judge stay with the shipped one.`;
}
