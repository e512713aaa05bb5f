import {
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common';

/**
 * What a failed call means for whoever sends.
 * `notRunning`: no such workflow, or it has completed · `again`: nothing was decided by this run, send again with the
 * same id · `timeout`: no answer before the deadline · `defect`: sending again would not help.
 */
export type TemporalFailure = 'notRunning' | 'again' | 'timeout' | 'defect';

/** The run ended, or was handed on, with the update accepted but unanswered, or not even looked at. */
const overtakenUpdates: readonly string[] = ['AcceptedUpdateCompletedWorkflow', 'UnprocessedUpdate'];

/** gRPC's numbers of what may pass: unknown, exhausted (ten updates in flight), precondition, aborted, internal, unavailable. */
const passingStatuses: readonly number[] = [2, 8, 9, 10, 13, 14];

/** gRPC's numbers of a call cut off at its deadline; update-with-start is told `cancelled` there. */
const cutOffStatuses: readonly number[] = [1, 4];

export function temporalFailureOf(error: unknown): TemporalFailure {
  if (error instanceof WorkflowNotFoundError) return 'notRunning';
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'timeout';
  if (error instanceof WorkflowUpdateFailedError) return isOvertaken(error.cause) ? 'again' : 'defect';
  const cause = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(cause)) return 'defect';
  if (cutOffStatuses.includes(cause.code)) return 'timeout';
  return passingStatuses.includes(cause.code) ? 'again' : 'defect';
}

function isOvertaken(cause: unknown): boolean {
  return cause instanceof ApplicationFailure && overtakenUpdates.includes(cause.type ?? '');
}
